package io.kabinet.collector;

import io.kabinet.collector.log.RecordsOnDisk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** What this host's collector made durable and nobody has projected yet, for {@code doctor}: reads the files alone. */
public final class WaitingRequests {

    private final RecordsOnDisk records;

    /** @param data folder of the installation */
    public WaitingRequests(Path data) {
        this.records = new RecordsOnDisk(CollectorConfiguration.folder(data).resolve("segments"));
    }

    /** Whose log it is; empty when nothing was ever collected here. */
    public Optional<CollectorId> collector() throws IOException {
        return records.collector();
    }

    /** How many requests stand at or behind this position. */
    public long from(Offset position) throws IOException {
        return records.countFrom(position.value());
    }
}
