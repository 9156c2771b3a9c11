package io.kabinet.collector.replay;

import io.kabinet.collector.Replay.LineFault;
import io.kabinet.collector.Replay.Progress;
import io.kabinet.collector.Replay.Refused;
import io.kabinet.collector.Replay.Summary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** One run over one file: reads, sends in parcels, waits for the projector, adds up. */
public final class LogReplay {

    private static final int PROGRESS_LINES = 500;

    private final ImportClient client;
    private final String siteKey;
    private final Progress progress;
    private final Map<String, Long> dropped = new TreeMap<>();
    private long lines;

    public LogReplay(ImportClient client, String siteKey, Progress progress) {
        this.client = client;
        this.siteKey = siteKey;
        this.progress = progress;
    }

    public Summary run(Path file) throws IOException, Refused {
        long end;
        try (var log = LogFile.open(file)) {
            end = sendAll(log);
            progress.read(log.size(), log.size(), lines);
        }
        progress.projecting();
        var outcome = client.outcome(end);
        outcome.dropped().forEach((reason, count) -> dropped.merge(reason, count, Long::sum));
        return new Summary(
                lines,
                outcome.accepted(),
                outcome.repeated(),
                Map.copyOf(dropped),
                outcome.visits(),
                outcome.visitors());
    }

    /** Returns the offset behind the last page view. */
    private long sendAll(LogFile log) throws IOException, Refused {
        var site = client.send(new byte[0]);
        var first = log.next();
        long end = 0;
        if (first == null) {
            return end;
        }
        var ids = new ImportIds(site.site(), first.bytes());
        var parcel = new Parcel(siteKey);
        for (var line = first; line != null; line = log.next()) {
            lines++;
            add(line, ids, site.host(), parcel);
            if (parcel.isFull()) {
                end = client.send(parcel.takeBody()).nextOffset();
            }
            if (lines % PROGRESS_LINES == 0) {
                progress.read(log.bytesRead(), log.size(), lines);
            }
        }
        byte[] rest = parcel.takeBody();
        return rest.length == 0 ? end : client.send(rest).nextOffset();
    }

    private void add(NumberedLine numbered, ImportIds ids, String host, Parcel parcel) {
        try {
            if (!numbered.whole()) {
                throw new BadLine(LineFault.TOO_LONG);
            }
            var line = LogLine.parse(numbered.text());
            if (Pages.isPage(line)) {
                var visitor = ids.visitor(line.ip(), line.userAgent());
                parcel.add(visitor, ids.event(numbered), line, "https://" + host + line.target());
            } else {
                dropped.merge("not_a_page", 1L, Long::sum);
            }
        } catch (BadLine bad) {
            dropped.merge("unreadable", 1L, Long::sum);
            progress.unreadable(numbered.number(), bad.fault());
        }
    }
}
