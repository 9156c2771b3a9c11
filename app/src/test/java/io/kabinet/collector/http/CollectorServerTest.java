package io.kabinet.collector.http;

import static io.kabinet.collector.intake.Requests.KEY;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kabinet.collector.CollectorRoute;
import io.kabinet.collector.Delivery;
import io.kabinet.collector.Entry;
import io.kabinet.collector.Event;
import io.kabinet.collector.Offset;
import io.kabinet.collector.intake.HostileBodies;
import io.kabinet.collector.intake.Requests;
import io.kabinet.collector.keys.SiteKeyBook;
import io.kabinet.collector.log.Disk;
import io.kabinet.collector.log.LogSettings;
import io.kabinet.collector.log.SegmentedLog;
import io.kabinet.sites.SiteKey;
import io.kabinet.sites.SiteSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The public contract of the collector's port, over real HTTP. */
class CollectorServerTest {

    private static final byte[] SCRIPT = "snippet".getBytes(UTF_8);

    @TempDir
    Path folder;

    private final FakeKeys source = new FakeKeys();
    private final HttpClient client = HttpClient.newHttpClient();
    private SiteKey site;
    private SegmentedLog log;
    private SiteKeyBook keys;
    private CollectorServer server;

    @BeforeEach
    void start() throws IOException {
        site = source.add(KEY, SiteSettings.DEFAULT);
        start(LogSettings.DEFAULT);
    }

    @AfterEach
    void end() throws IOException {
        stop();
        client.close();
    }

    @Test
    void anAcceptedRequestIsOnDiskBeforeItsAnswer() throws Exception {
        assertAnswer(post(Requests.of(Requests.PAGE_VIEW, Requests.FORM)), 204);
        assertThat(entries()).singleElement().isInstanceOfSatisfying(Delivery.class, delivery -> {
            assertThat(delivery.site()).isEqualTo(site.site());
            assertThat(delivery.organization()).isEqualTo(site.organization());
            assertThat(delivery.ip().isLoopbackAddress()).isTrue();
            assertThat(delivery.userAgent()).isEqualTo("Browser 1.0");
            assertThat(delivery.importId()).isEmpty();
            assertThat(delivery.events()).hasSize(2);
        });
    }

    @Test
    void everyHostileBodyIsRefusedAndNothingIsKept() throws Exception {
        for (var hostile : HostileBodies.all()) {
            var answer = post(BodyPublishers.ofByteArray(hostile.body()));
            assertThat(answer.statusCode()).as(hostile.name()).isEqualTo(400);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                    .hasValue("*");
            if (!hostile.field().isEmpty()) {
                assertThat(answer.body()).contains("\"field\":\"" + hostile.field() + "\"");
            }
        }
        assertThat(log.end()).isEqualTo(Offset.START);
    }

    @Test
    void sizeIsCheckedFirst() throws Exception {
        assertAnswer(post("x".repeat(65_537)), 413);
        assertAnswer(post(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[3 << 20]))), 413);
        var events = Collections.nCopies(101, "{}").toArray(String[]::new);
        assertAnswer(post(Requests.of(events).replace(KEY, "unknown")), 413);
        String padded = Requests.of(Requests.PAGE_VIEW);
        assertAnswer(post(padded + " ".repeat(65_536 - padded.length())), 204);
        assertThat(entries()).hasSize(1);
    }

    @Test
    void shapeIsCheckedBeforeTheSiteKey() throws Exception {
        assertAnswer(post(Requests.of("{}").replace(KEY, "unknown")), 400);
        assertAnswer(post(Requests.of(Requests.PAGE_VIEW).replace(KEY, "unknown")), 404);
    }

    @Test
    void compressedBodiesAreRefused() throws Exception {
        var request = request("/v1/events").header("Content-Encoding", "gzip").POST(BodyPublishers.ofString("x"));
        assertAnswer(send(request), 415);
    }

    @Test
    void aNewKeyWorksAtOnceAndAPausedOneStops() throws Exception {
        source.add("kb_new", SiteSettings.DEFAULT);
        assertAnswer(post(Requests.of(Requests.PAGE_VIEW).replace(KEY, "kb_new")), 204);
        source.keys.remove("kb_new");
        keys.refresh();
        assertAnswer(post(Requests.of(Requests.PAGE_VIEW).replace(KEY, "kb_new")), 404);
    }

    @Test
    void whileTheDatabaseIsAwayKnownKeysWorkAndUnknownOnesAreAskedToComeBack() throws Exception {
        keys.refresh();
        source.away = true;
        assertAnswer(post(Requests.of(Requests.PAGE_VIEW)), 204);
        var answer = post(Requests.of(Requests.PAGE_VIEW).replace(KEY, "kb_other"));
        assertAnswer(answer, 503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();

        stop();
        start(LogSettings.DEFAULT);
        assertAnswer(post(Requests.of(Requests.PAGE_VIEW)), 204);
        assertThat(entries()).hasSize(2);
    }

    @Test
    void aSiteOverItsRateWaits() throws Exception {
        source.add("kb_slow", new SiteSettings("/k.js", "/v1/events", List.of(), true, 10));
        var events = Collections.nCopies(10, Requests.PAGE_VIEW).toArray(String[]::new);
        assertAnswer(post(Requests.of(events).replace(KEY, "kb_slow")), 204);
        var answer = post(Requests.of(events).replace(KEY, "kb_slow"));
        assertAnswer(answer, 429);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
        assertAnswer(post(Requests.of(Requests.PAGE_VIEW)), 204);
    }

    @Test
    void whatConsentDoesNotCoverIsNotStored() throws Exception {
        assertAnswer(post(Requests.withConsent("{}", Requests.PAGE_VIEW, Requests.FORM)), 204);
        assertThat(entries()).isEmpty();
        assertAnswer(post(Requests.withConsent("{\"identification\":true}", Requests.FORM, Requests.CONSENT)), 204);
        assertAnswer(post(Requests.withConsent("{\"analytics\":true}", Requests.FORM)), 204);
        assertThat(entries()).hasSize(2);
        assertThat(((Delivery) entries().get(0)).events()).singleElement().isInstanceOf(Event.ConsentChange.class);
        assertThat(((Delivery) entries().get(1)).events())
                .singleElement()
                .isInstanceOfSatisfying(
                        Event.Form.class, form -> assertThat(form.contact()).isEqualTo(Event.Contact.NONE));
    }

    @Test
    void aFullSpoolAnswers503UntilItIsDrained() throws Exception {
        stop();
        start(new LogSettings(1_000, Duration.ofHours(1), 2_000, 1 << 20, Duration.ofHours(24)));
        int accepted = 0;
        HttpResponse<String> answer;
        while ((answer = post(Requests.of(Requests.PAGE_VIEW))).statusCode() == 204) {
            accepted++;
        }
        assertAnswer(answer, 503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(entries()).hasSize(accepted);
        log.projected(log.end());
        assertAnswer(post(Requests.of(Requests.PAGE_VIEW)), 204);
    }

    @Test
    void theScriptIsCachedCompressedAndRevalidated() throws Exception {
        var plain = send(request("/k.js").GET());
        assertAnswer(plain, 200);
        assertThat(plain.body()).isEqualTo("snippet");
        assertThat(plain.headers().firstValue("Content-Type")).hasValue("text/javascript; charset=utf-8");
        assertThat(plain.headers().firstValue("Cache-Control").orElseThrow()).contains("public", "max-age");

        var gzipped = client.send(
                request("/k.js").header("Accept-Encoding", "br, gzip").build(), BodyHandlers.ofByteArray());
        assertThat(gzipped.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(gzipped.body())).readAllBytes())
                .isEqualTo(SCRIPT);

        String etag = plain.headers().firstValue("ETag").orElseThrow();
        assertAnswer(send(request("/k.js").header("If-None-Match", etag).GET()), 304);
    }

    @Test
    void pathsThatASiteRenamedWorkLikeTheOriginals() throws Exception {
        source.add("kb_renamed", new SiteSettings("/shop/s.js", "/shop/e", List.of(), true, 10_000));
        keys.refresh();
        assertThat(send(request("/shop/s.js").GET()).body()).isEqualTo("snippet");
        var request = request("/shop/e").POST(BodyPublishers.ofString(Requests.of(Requests.PAGE_VIEW)));
        assertAnswer(send(request), 204);
    }

    @Test
    void preflightHealthAndStrangersAreAnswered() throws Exception {
        var preflight = send(request("/v1/events").method("OPTIONS", BodyPublishers.noBody()));
        assertAnswer(preflight, 204);
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Headers"))
                .hasValue("Content-Type");
        var health = send(request("/health").GET());
        assertAnswer(health, 200);
        assertThat(health.body()).isEqualTo("{\"status\":\"up\"}");
        assertAnswer(send(request("/nothing").GET()), 404);
        assertAnswer(send(request("/v1/events").GET()), 405);
        assertThat(raw("GARBAGE\r\n\r\n")).startsWith("HTTP/1.0 400").contains("access-control-allow-origin: *");
        assertThat(raw("GET /k.js HTTP/1.1\r\nHost: x\r\nX: " + "y".repeat(40_000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 4");
    }

    @Test
    void furtherRoutesAnswerOffTheEventLoop() throws Exception {
        var answer = send(request("/v1/echo/rest?a=1&a=2").POST(BodyPublishers.ofString("body")));
        assertAnswer(answer, 202);
        assertThat(answer.body()).isEqualTo("POST rest 1 body virtual");
        assertAnswer(send(request("/v1/echo/fail").POST(BodyPublishers.ofString("body"))), 503);
        assertAnswer(send(request("/v1/echo/x").POST(BodyPublishers.ofString("y".repeat(101)))), 413);
        assertAnswer(
                send(request("/v1/echo/x").header("Content-Encoding", "gzip").POST(BodyPublishers.ofString("y"))), 415);
    }

    @Test
    void aTakenPortIsSaid() {
        assertThatThrownBy(() -> CollectorServer.start(server.port(), 1, parts()))
                .isInstanceOf(IOException.class);
    }

    private void start(LogSettings settings) throws IOException {
        log = SegmentedLog.open(folder.resolve("segments"), settings, Disk.real());
        keys = SiteKeyBook.open(folder.resolve("site-keys.json"), source);
        server = CollectorServer.start(0, 2, parts());
    }

    private void stop() throws IOException {
        server.close();
        keys.close();
        log.close();
    }

    private CollectorServer.Parts parts() {
        var script = new Script(SCRIPT, gzip(SCRIPT), "\"1\"");
        return new CollectorServer.Parts(log, keys, script, TrustedProxies.of(List.of()), List.of(new Echo()));
    }

    private HttpResponse<String> post(String body) throws Exception {
        return post(BodyPublishers.ofString(body));
    }

    private HttpResponse<String> post(HttpRequest.BodyPublisher body) throws Exception {
        return send(request("/v1/events").header("Content-Type", "text/plain").POST(body));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path))
                .header("User-Agent", "Browser 1.0")
                .timeout(Duration.ofSeconds(20));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static void assertAnswer(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().allValues("Access-Control-Allow-Origin")).containsExactly("*");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    private String raw(String request) throws IOException {
        try (var socket = new Socket("localhost", server.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(UTF_8));
            socket.getOutputStream().flush();
            byte[] answer = new byte[4_096];
            int length = socket.getInputStream().read(answer);
            return new String(answer, 0, Math.max(length, 0), UTF_8);
        }
    }

    private List<Entry> entries() {
        var entries = new java.util.ArrayList<Entry>();
        for (var at = Offset.START; at.isBefore(log.end()); ) {
            var batch = log.read(at, 100, 1 << 20);
            entries.addAll(batch.entries());
            at = batch.next();
        }
        return entries;
    }

    private static byte[] gzip(byte[] bytes) {
        var out = new java.io.ByteArrayOutputStream();
        try (var gzip = new java.util.zip.GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static final class Echo implements CollectorRoute {

        @Override
        public String prefix() {
            return "/v1/echo/";
        }

        @Override
        public int maxBytes() {
            return 100;
        }

        @Override
        public Answer handle(Call call) {
            if (call.rest().equals("fail")) {
                throw new IllegalStateException("wanted");
            }
            String thread = Thread.currentThread().isVirtual() ? "virtual" : "platform";
            return Answer.json(
                    202,
                    String.join(
                            " ",
                            call.method(),
                            call.rest(),
                            call.query().get("a"),
                            new String(call.body(), UTF_8),
                            thread));
        }
    }
}
