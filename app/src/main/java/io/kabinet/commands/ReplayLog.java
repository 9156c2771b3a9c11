package io.kabinet.commands;

import io.kabinet.collector.Replay;
import io.kabinet.collector.Replay.LineFault;
import io.kabinet.collector.Replay.Refused;
import io.kabinet.collector.Replay.Summary;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./kabinet replay}: an access log through the running collector. */
@Command(
        name = "replay",
        description = "Sends a web server's access log through the running collector as page views",
        sortOptions = false)
final class ReplayLog implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "Combined format, plain or .gz")
    private @Nullable Path file;

    @Option(names = "--site", required = true, paramLabel = "KEY", description = "Key of the site")
    private String site = "";

    @Mixin
    private final InstallationOptions options = new InstallationOptions();

    private final Texts texts;
    private final PrintStream out;
    private final PrintStream err;

    ReplayLog(Texts texts, PrintStream out, PrintStream err) {
        this.texts = texts;
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws IOException {
        if (file == null || !Files.isReadable(file) || Files.isDirectory(file)) {
            throw new CannotRun(texts.text("replay.unreadable_file", String.valueOf(file)));
        }
        try {
            print(Replay.run(options.prepared(texts).data(), file, site, new Bar()));
            return 0;
        } catch (Refused refused) {
            throw new CannotRun(texts.text(
                    "replay." + refused.refusal().name().toLowerCase(Locale.ROOT),
                    String.valueOf(refused.getMessage())));
        }
    }

    private void print(Summary summary) {
        line("lines", summary.lines());
        line("accepted", summary.accepted());
        line("repeated", summary.repeated());
        summary.dropped().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(reason -> out.printf("  %-22s %10d%n", "dropped " + reason.getKey(), reason.getValue()));
        line("visits", summary.visits());
        line("visitors", summary.visitors());
    }

    private void line(String figure, long value) {
        out.printf("  %-22s %10d%n", figure, value);
    }

    /** The progress bar, on standard error. */
    private final class Bar implements Replay.Progress {

        private static final int WIDTH = 40;

        @Override
        public void read(long bytes, long ofBytes, long lines) {
            int filled = ofBytes == 0 ? WIDTH : (int) (WIDTH * bytes / ofBytes);
            err.printf("\r[%s%s] %d", "#".repeat(filled), " ".repeat(WIDTH - filled), lines);
            err.flush();
        }

        @Override
        public void unreadable(long line, LineFault fault) {
            err.printf("%n%s%n", texts.text("replay.line." + fault.name().toLowerCase(Locale.ROOT), line));
        }

        @Override
        public void projecting() {
            err.printf("%n%s%n", texts.text("replay.projecting"));
        }
    }
}
