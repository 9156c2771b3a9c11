package io.kabinet.bench.collector;

import io.kabinet.bench.Benchmark;
import io.kabinet.bench.Installation;
import io.kabinet.bench.Table;
import io.kabinet.bench.Table.Ceiling;
import io.kabinet.bench.Table.Target;
import io.kabinet.collector.Collector;
import io.kabinet.collector.EventLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * The collector with the whole pipeline behind it, load generator on the same machine, a page view a request. First as fast
 * as it goes, beside the ceilings of network and disk; then the promised rate, for as long as promised. {@code
 * KABINET_BENCH_SECONDS} shortens the latter.
 */
public final class CollectorBenchmark implements Benchmark {

    private static final int CONNECTIONS = 64;
    private static final int SITES = 8;
    private static final int PROMISED_PER_SECOND = 8_000;
    private static final double PROMISED_P99 = 50;
    private static final double PROMISED_LAG = 2;
    private static final Duration SHORT = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @Override
    public String name() {
        return "collector";
    }

    @Override
    public void run(Table table) throws Exception {
        Path folder = Files.createTempDirectory("kabinet-bench");
        try {
            double network = discarded();
            say("bare append with group fdatasync");
            double disk = BareAppend.perSecond(folder.resolve("bare"), CONNECTIONS, SHORT);
            table.add("same server, body discarded", network, "req/s");
            table.add("bare append, group fdatasync, 64 waiting", disk, "rec/s");
            try (var installation = Installation.start(folder.resolve("data"))) {
                measure(installation, network, disk, table);
            }
        } finally {
            delete(folder);
        }
    }

    private static double discarded() throws InterruptedException {
        var traffic = new Traffic(List.of("kb_0123456789abcdef"));
        try (var server = new DiscardingServer();
                var load = new LoadGenerator(server.port(), CONNECTIONS)) {
            say("warming up");
            load.asFastAsPossible(SHORT, traffic::next);
            say("same server, body discarded");
            return load.asFastAsPossible(SHORT, traffic::next).perSecond();
        }
    }

    private static void measure(Installation installation, double network, double disk, Table table) throws Exception {
        var log = installation.bean(EventLog.class);
        var traffic = new Traffic(installation.makeSites(SITES));
        try (var load = new LoadGenerator(installation.bean(Collector.class).port(), CONNECTIONS)) {
            say("warming up the pipeline");
            load.steadily(PROMISED_PER_SECOND / 4, SHORT, traffic::next);
            drain(log);

            say("as fast as it goes");
            long began = System.nanoTime();
            var fastest = load.asFastAsPossible(SHORT, traffic::next);
            drain(log);
            double projected = fastest.accepted() / ((System.nanoTime() - began) / 1e9);
            table.add(
                    "accepted, as fast as it goes",
                    fastest.perSecond(),
                    "events/s",
                    new Ceiling("discarding", network));
            table.add(
                    "accepted, as fast as it goes", fastest.perSecond(), "events/s", new Ceiling("bare append", disk));
            table.add("projected meanwhile and after", projected, "events/s");

            steady(log, load, traffic, table);
        }
    }

    private static void steady(EventLog log, LoadGenerator load, Traffic traffic, Table table) throws Exception {
        var duration = duration();
        say("%,d events a second for %d s".formatted(PROMISED_PER_SECOND, duration.toSeconds()));
        var steady = load.steadily(PROMISED_PER_SECOND, duration, traffic::next);
        double lag = drain(log);
        var latencies = steady.latencies();
        // the last requests of a run are on their way when it ends
        table.add("accepted, steadily", steady.perSecond(), "events/s", Target.atLeast(PROMISED_PER_SECOND * 0.999));
        table.add("refused", steady.refused(), "answers", Target.atMost(0));
        table.add("latency p50", latencies.percentile(0.5), "ms");
        table.add("latency p99", latencies.percentile(0.99), "ms", Target.atMost(PROMISED_P99));
        table.add("projector's lag at the end", lag, "s", Target.atMost(PROMISED_LAG));
    }

    /** How many seconds the projector still needs for what is durable now. */
    private static double drain(EventLog log) {
        var end = log.end();
        long began = System.nanoTime();
        while (log.projected().isBefore(end)) {
            if (System.nanoTime() - began > PATIENCE.toNanos()) {
                throw new IllegalStateException("The projector stands at " + log.projected() + " of " + end);
            }
            LockSupport.parkNanos(1_000_000);
        }
        return (System.nanoTime() - began) / 1e9;
    }

    private static Duration duration() {
        String seconds = System.getenv("KABINET_BENCH_SECONDS");
        return Duration.ofSeconds(seconds == null ? 60 : Long.parseLong(seconds));
    }

    private static void say(String what) {
        System.err.println("collector: " + what);
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
