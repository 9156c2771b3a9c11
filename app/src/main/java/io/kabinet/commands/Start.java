package io.kabinet.commands;

import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ./kabinet start}: everything in one process, until Ctrl-C. */
@Command(name = "start", description = "Starts Kabinet and prints its address. Ctrl-C stops it", sortOptions = false)
final class Start implements Callable<Integer> {

    @Mixin
    private final ServingOptions options = new ServingOptions();

    private final Texts texts;
    private final PrintStream out;

    Start(Texts texts, PrintStream out) {
        this.texts = texts;
        this.out = out;
    }

    @Override
    public Integer call() {
        var program = Program.start(options.settings("data"), texts);
        out.println(texts.text("start.ready", "%.1f".formatted(secondsSinceLaunch())));
        out.println();
        out.println(texts.text("start.cabinet", program.url()));
        program.collectorUrl().ifPresent(url -> out.println(texts.text("start.collector", url)));
        out.println();
        program.firstStartLink().ifPresent(this::invite);
        out.println(texts.text("start.stop"));
        out.flush();
        program.awaitEnd();
        return 0;
    }

    private void invite(URI link) {
        out.println(texts.text("start.first"));
        out.println();
        out.println(texts.text("start.link", link));
        out.println();
    }

    /** Since the launcher began; without it, since this process did. */
    static double secondsSinceLaunch() {
        var began = Optional.ofNullable(System.getenv("KABINET_STARTED_AT"))
                .map(Long::valueOf)
                .map(Instant::ofEpochMilli)
                .or(() -> ProcessHandle.current().info().startInstant())
                .orElseGet(Instant::now);
        return Duration.between(began, Instant.now()).toMillis() / 1000.0;
    }
}
