package io.kabinet.collector.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kabinet.collector.Delivery;
import io.kabinet.collector.Event;
import io.kabinet.collector.ImportOutcomes;
import io.kabinet.collector.Offset;
import io.kabinet.collector.Replay;
import io.kabinet.collector.Replay.LineFault;
import io.kabinet.collector.Replay.Refusal;
import io.kabinet.collector.Replay.Refused;
import io.kabinet.collector.Replay.Summary;
import io.kabinet.collector.http.CollectorServer;
import io.kabinet.collector.http.FakeKeys;
import io.kabinet.collector.http.Script;
import io.kabinet.collector.http.TrustedProxies;
import io.kabinet.collector.keys.SiteKeyBook;
import io.kabinet.collector.log.Disk;
import io.kabinet.collector.log.LogSettings;
import io.kabinet.collector.log.SegmentedLog;
import io.kabinet.installation.Secrets;
import io.kabinet.sites.SiteSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {

    private static final String KEY = "kb_0123456789abcdef";
    private static final String BROWSER = "\"-\" \"Browser\"";
    private static final String LOG = """
            203.0.113.7 - - [17/May/2015:10:05:03 +0000] "GET /a HTTP/1.1" 200 1 "https://ya.ru/" "Browser"
            203.0.113.7 - - [17/May/2015:10:05:04 +0000] "GET /a.png HTTP/1.1" 200 1 "-" "Browser"
            203.0.113.7 - - [17/May/2015:10:05:05 +0000] "GET /b HTTP/1.1" 200 1 "-" "Browser"
            this is no line
            203.0.113.7 - - [17/May/2015:10:05:06 +0000] "GET /c HTTP/1.1" 404 1 "-" "Browser"
            203.0.113.7 - - [17/May/2015:10:05:07 +0000] "GET /a HTTP/1.1" 200 1 "-" "Other"
            """;

    @TempDir
    Path folder;

    private final FakeKeys source = new FakeKeys();
    private final List<String> named = new ArrayList<>();
    private SegmentedLog log;
    private SiteKeyBook keys;
    private CollectorServer server;

    @BeforeEach
    void start() throws IOException {
        source.add(KEY, SiteSettings.DEFAULT);
        Path collector = Files.createDirectories(folder.resolve("collector"));
        log = SegmentedLog.open(collector.resolve("segments"), LogSettings.DEFAULT, Disk.real());
        keys = SiteKeyBook.open(collector.resolve("site-keys.json"), source);
        String secret = Secrets.of(folder).secret(ImportRoute.SECRET);
        var route = new ImportRoute(secret, log, keys, () -> this::outcome, Clock.systemUTC());
        var script = new Script(new byte[0], new byte[0], "\"\"");
        server = CollectorServer.start(
                0, 1, new CollectorServer.Parts(log, keys, script, TrustedProxies.of(List.of()), List.of(route)));
        Files.writeString(collector.resolve(ImportRoute.PORT_FILE), Integer.toString(server.port()));
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        keys.close();
        log.close();
    }

    @Test
    void pagesBecomeEventsWithTheirOwnAddressBrowserAndTime() throws Exception {
        var summary = replay(LOG);

        assertThat(summary).isEqualTo(new Summary(6, 3, 0, Map.of("not_a_page", 2L, "unreadable", 1L), 0, 2));
        assertThat(named).containsExactly("4 ADDRESS");
        var deliveries = deliveries();
        assertThat(deliveries).hasSize(2);
        var first = deliveries.getFirst();
        assertThat(first.ip().getHostAddress()).isEqualTo("203.0.113.7");
        assertThat(first.userAgent()).isEqualTo("Browser");
        assertThat(first.importId()).isPresent();
        assertThat(first.consent().analytics()).isTrue();
        assertThat(first.consent().identification()).isFalse();
        assertThat(first.events())
                .extracting(Event::url)
                .containsExactly("https://shop.example/a", "https://shop.example/b");
        assertThat(((Event.PageView) first.events().getFirst()).referrer()).isEqualTo("https://ya.ru/");
        assertThat(first.timeOf(first.events().getFirst())).isEqualTo(Instant.parse("2015-05-17T10:05:03Z"));
        assertThat(deliveries.get(1).visitor()).isNotEqualTo(first.visitor());
    }

    @Test
    void aSecondRunHasTheSameIds() throws Exception {
        replay(LOG);
        var first = ids();
        var again = replay(LOG);
        assertThat(ids()).isEqualTo(first);
        assertThat(again.repeated()).isEqualTo(3);
        assertThat(again.accepted()).isZero();
        assertThat(again.visitors()).isEqualTo(2);
    }

    @Test
    void anotherFileHasVisitorsOfItsOwn() throws Exception {
        replay(LOG);
        var visitors = deliveries().stream().map(Delivery::visitor).toList();
        replay("another first line\n" + LOG);
        assertThat(deliveries().subList(2, 4)).extracting(Delivery::visitor).doesNotContainAnyElementsOf(visitors);
    }

    @Test
    void aGzippedFileIsTheSameFile() throws Exception {
        Path file = folder.resolve("access.log.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(LOG.getBytes(UTF_8));
        }
        assertThat(run(file).lines()).isEqualTo(6);
        var ids = ids();
        replay(LOG);
        assertThat(ids()).isEqualTo(ids);
    }

    @Test
    void hostileLinesAreCountedAndNamed() throws Exception {
        byte[] hostile = ("x".repeat(200_000) + "\n\n\u0000\n" + "203.0.113.7 - - [17/May/2015:10:05:03 +0000] \"GET /"
                        + "y".repeat(20_000) + "\u0001\" HTTP/1.1\" 200 1 " + BROWSER + "\n")
                .getBytes(UTF_8);
        Path file = Files.write(folder.resolve("hostile.log"), hostile);
        var summary = run(file);
        assertThat(summary.lines()).isEqualTo(4);
        assertThat(summary.accepted()
                        + summary.dropped().values().stream().mapToLong(n -> n).sum())
                .isEqualTo(4);
        assertThat(named).startsWith("1 TOO_LONG", "2 FORMAT", "3 FORMAT");
    }

    @Test
    void anEmptyFileIsNothing() throws Exception {
        assertThat(replay("")).isEqualTo(new Summary(0, 0, 0, Map.of(), 0, 0));
    }

    @Test
    void aWrongKeyAndAStoppedCollectorAreSaid() throws Exception {
        Path file = Files.writeString(folder.resolve("a.log"), LOG);
        var unknown = catchThrowableOfType(Refused.class, () -> Replay.run(folder, file, "kb_unknown", progress()));
        assertThat(unknown.refusal()).isEqualTo(Refusal.UNKNOWN_SITE);
        server.close();
        var stopped = catchThrowableOfType(Refused.class, () -> run(file));
        assertThat(stopped.refusal()).isEqualTo(Refusal.NOT_RUNNING);
        Files.delete(folder.resolve("collector").resolve(ImportRoute.PORT_FILE));
        assertThat(catchThrowableOfType(Refused.class, () -> run(file)).refusal())
                .isEqualTo(Refusal.NOT_RUNNING);
    }

    @Test
    void withoutTheSecretNothingIsTaken() throws Exception {
        try (var client = new ImportClient(server.port(), "guessed", UUID.randomUUID(), KEY)) {
            var refused = catchThrowableOfType(Refused.class, () -> client.send(new byte[0]));
            assertThat(refused).hasMessageContaining("secret");
        }
    }

    @Test
    void theWholeAccessLogIsAccountedFor() throws Exception {
        Path file = Path.of("../../shared/data/access.log");
        Assumptions.assumeTrue(Files.exists(file), "the access log is not beside this project");

        var summary = run(file);
        assertThat(summary.lines()).isEqualTo(10_000);
        assertThat(summary.accepted()
                        + summary.dropped().values().stream().mapToLong(n -> n).sum())
                .isEqualTo(10_000);
        assertThat(summary.dropped()).containsEntry("unreadable", 1L);
    }

    private Summary replay(String text) throws Exception {
        return run(Files.writeString(folder.resolve("access.log"), text));
    }

    private Summary run(Path file) throws IOException, Refused {
        return Replay.run(folder, file, KEY, progress());
    }

    private Replay.Progress progress() {
        return new Replay.Progress() {
            @Override
            public void read(long bytes, long ofBytes, long lines) {
                assertThat(bytes).isLessThanOrEqualTo(ofBytes);
            }

            @Override
            public void unreadable(long line, LineFault fault) {
                named.add(line + " " + fault);
            }

            @Override
            public void projecting() {
                log.projected(log.end());
            }
        };
    }

    /** A projector of one question: which events of this import were there before? */
    private ImportOutcomes.Outcome outcome(UUID importId) {
        Set<UUID> known = new HashSet<>();
        Set<UUID> visitors = new HashSet<>();
        long accepted = 0;
        long repeated = 0;
        for (var delivery : deliveries()) {
            boolean mine = delivery.importId().filter(importId::equals).isPresent();
            for (var event : delivery.events()) {
                boolean isNew = known.add(event.id());
                accepted += mine && isNew ? 1 : 0;
                repeated += mine && !isNew ? 1 : 0;
            }
            if (mine) {
                visitors.add(delivery.visitor());
            }
        }
        return new ImportOutcomes.Outcome(accepted, repeated, Map.of(), 0, visitors.size());
    }

    private Set<UUID> ids() {
        var ids = new HashSet<UUID>();
        for (var delivery : deliveries()) {
            ids.add(delivery.visitor());
            delivery.events().forEach(event -> ids.add(event.id()));
        }
        return ids;
    }

    private List<Delivery> deliveries() {
        var deliveries = new ArrayList<Delivery>();
        for (var at = Offset.START; at.isBefore(log.end()); ) {
            var batch = log.read(at, 1_000, 1 << 20);
            batch.entries().forEach(entry -> deliveries.add((Delivery) entry));
            at = batch.next();
        }
        return deliveries;
    }
}
