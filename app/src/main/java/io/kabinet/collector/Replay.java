package io.kabinet.collector;

import io.kabinet.collector.replay.ImportClient;
import io.kabinet.collector.replay.ImportRoute;
import io.kabinet.collector.replay.LogReplay;
import io.kabinet.installation.Secrets;
import io.kabinet.shared.Ids;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Sends a web server's access log (combined format, plain or gzipped) through the running collector as page views. Ids of
 * events and visitors depend on the file alone, so a second run changes nothing. Needs no Spring.
 */
public final class Replay {

    private Replay() {}

    /** Why a line could not be read. */
    public enum LineFault {
        FORMAT,
        ADDRESS,
        TIME,
        TOO_LONG
    }

    /** Why a replay could not be done. Where it stopped half-way, a second run takes only what is missing. */
    public enum Refusal {
        /** No collector runs on this data folder. */
        NOT_RUNNING,
        /** No active site has the key. */
        UNKNOWN_SITE,
        /** The collector did not take or did not project the events. */
        NOT_TAKEN
    }

    /** Told what goes on, on the calling thread. */
    public interface Progress {

        void read(long bytes, long ofBytes, long lines);

        void unreadable(long line, LineFault fault);

        /** Everything is on disk; now the projector is waited for. */
        void projecting();
    }

    /**
     * What became of the file. {@code accepted + repeated + sum(dropped) = lines}.
     *
     * @param dropped lines by reason: {@code unreadable}, {@code not_a_page}, and those of the projector
     * @param visits distinct visits of this file
     * @param visitors distinct visitors of this file
     */
    public record Summary(
            long lines, long accepted, long repeated, Map<String, Long> dropped, long visits, long visitors) {}

    /** The replay could not be done; {@link #getMessage} is empty or what the collector said. */
    public static final class Refused extends Exception {

        private static final long serialVersionUID = 1;

        private final Refusal refusal;

        public Refused(Refusal refusal, String detail) {
            super(detail);
            this.refusal = refusal;
        }

        public Refusal refusal() {
            return refusal;
        }
    }

    /**
     * Replays a file through the collector that runs on a data folder.
     *
     * @throws IOException when the file cannot be read
     */
    public static Summary run(Path data, Path file, String siteKey, Progress progress) throws IOException, Refused {
        String secret = Secrets.of(data).secret(ImportRoute.SECRET);
        try (var client = new ImportClient(port(data), secret, Ids.next(), siteKey)) {
            return new LogReplay(client, siteKey, progress).run(file);
        }
    }

    private static int port(Path data) throws IOException, Refused {
        try {
            return Integer.parseInt(Files.readString(data.resolve("collector").resolve(ImportRoute.PORT_FILE))
                    .strip());
        } catch (NoSuchFileException e) {
            throw new Refused(Refusal.NOT_RUNNING, "");
        }
    }
}
