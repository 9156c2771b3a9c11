package io.kabinet.ui;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import lab.Lab;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The answers of the shell: pages, refusals in their three forms, headers, sizes. */
class AnswersTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final int KILOBYTE = 1_024;
    private static ConfigurableApplicationContext site;
    private static String address;

    @BeforeAll
    static void start() {
        site = Lab.start(0);
        address = "http://localhost:" + site.getEnvironment().getRequiredProperty("local.server.port");
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @BeforeEach
    void signIn() {
        site.getBean(Lab.Person.class).signedIn = true;
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/forbidden, 403, forbidden",
        "/api/v1/nothing, 404, not_found",
        "/api/v1/invalid, 422, invalid",
        "/api/v1/numbers/one?times=2, 404, not_found",
        "/api/v1/numbers/1?times=two, 422, invalid",
        "/api/v1/numbers/1, 422, invalid",
    })
    void aProgramGetsAProblemWithAStableCode(String path, int status, String code) throws Exception {
        var answer = get(path);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(json(answer).get("code").asString()).isEqualTo(code);
        assertThat(json(answer).get("status").asInt()).isEqualTo(status);
        assertThat(json(answer).has("errors")).isEqualTo(code.equals("invalid"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"count\": 1} | 200 | ",
                "{\"count\": {}} | 422 | count",
                "{\"count\": | 400 | ",
                "[] | 400 | ",
            })
    void aBodyThatDoesNotFitNamesItsField(String body, int status, String field) throws Exception {
        var answer = send(request("/api/v1/values")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
        assertThat(answer.statusCode()).isEqualTo(status);
        if (field != null) {
            assertThat(json(answer).at("/errors/0/field").asString()).isEqualTo(field);
        }
    }

    @Test
    void whatAPersonMayNotSeeDoesNotExistForThem() throws Exception {
        assertThat(get("/forbidden").statusCode()).isEqualTo(404);
        assertThat(get("/forbidden").body()).contains("Такой страницы нет");
        assertThat(get("/nothing").body()).contains("Такой страницы нет");
        assertThat(get("/lab/none").statusCode()).isEqualTo(404);
    }

    @Test
    void htmxGetsTheMessageAndTheErrorsOfFields() throws Exception {
        var forbidden = send(request("/forbidden").header("HX-Request", "true").POST(BodyPublishers.noBody()));
        assertThat(forbidden.statusCode()).isEqualTo(403);
        assertThat(forbidden.body())
                .contains("data-refusal")
                .contains("На это нет права")
                .doesNotContain("<html");
        var invalid = send(request("/lab/people")
                .header("HX-Request", "true")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("email=x")));
        assertThat(invalid.statusCode()).isEqualTo(422);
        assertThat(invalid.body()).contains("<p data-field=\"email\">Не разобрать значение</p>");
    }

    @Test
    void aFaultTellsItsReferenceAndNothingElse() throws Exception {
        var answer = get("/fault");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body())
                .containsPattern("Код ошибки [0-9A-F]{4}-[0-9A-F]{4}")
                .doesNotContain("on purpose")
                .doesNotContain("IllegalState");
    }

    @Test
    void whoIsNotSignedInIsSentToSignInAndBack() throws Exception {
        site.getBean(Lab.Person.class).signedIn = false;
        var page = get("/menu?at=/lab");
        assertThat(page.statusCode()).isEqualTo(303);
        assertThat(page.headers().firstValue("Location")).contains("/sign-in?to=%2Fmenu%3Fat%3D%2Flab");
        var part = send(request("/menu?at=/lab").header("HX-Request", "true"));
        assertThat(part.headers().firstValue("HX-Redirect")).contains("/sign-in");
        var onPage =
                request("/menu?at=/lab").header("HX-Request", "true").header("HX-Current-URL", address + "/lab?q=1");
        assertThat(send(onPage).headers().firstValue("HX-Redirect")).contains("/sign-in?to=%2Flab%3Fq%3D1");
        var stream = send(request("/live").header("Accept", "text/event-stream"));
        assertThat(stream.body()).startsWith("event: signed-out\n");
    }

    @ParameterizedTest
    @CsvSource({"en-GB;q=0.9, en", "'de, en;q=0.5', en", "de, ru", "ru-RU, ru", "'', ru"})
    void strangersReadTheirBrowsersLanguageAndRussianOtherwise(String accepted, String language) throws Exception {
        site.getBean(Lab.Person.class).signedIn = false;
        var request = request("/nothing");
        var answer = send(accepted.isEmpty() ? request : request.header("Accept-Language", accepted));
        assertThat(answer.body()).contains("<html lang=\"" + language + "\"");
        var chosen = send(request("/nothing").header("Cookie", "kabinet-language=en"));
        assertThat(chosen.body()).contains("<html lang=\"en\"");
    }

    @Test
    void theLanguageLinkLeadsToNoOtherSite() throws Exception {
        assertThat(get("/language/en?to=/sign-in").headers().firstValue("Location"))
                .contains("/sign-in");
        assertThat(get("/language/en?to=//evil.example").headers().firstValue("Location"))
                .contains("/");
        assertThat(get("/language/en?to=/%5Cevil.example").headers().firstValue("Location"))
                .contains("/");
        assertThat(get("/language/xx").statusCode()).isEqualTo(404);
    }

    @Test
    void onlyOurOwnScriptsRunAndNoStyleIsInline() throws Exception {
        var answer = get("/lab");
        var policy = answer.headers().firstValue("Content-Security-Policy").orElseThrow();
        var nonce = Pattern.compile("'nonce-([^']+)'")
                .matcher(policy)
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
        assertThat(policy).doesNotContain("unsafe").contains("default-src 'none'");
        assertThat(get("/lab").headers().firstValue("Content-Security-Policy")).isNotEqualTo(policy);
        assertThat(Pattern.compile("<script(?![^>]*nonce=\"" + Pattern.quote(nonce) + "\")")
                        .matcher(answer.body())
                        .find())
                .as("scripts without the nonce")
                .isFalse();
        assertThat(answer.body()).doesNotContainPattern("\\sstyle=").doesNotContainPattern("\\son[a-z]+=");
    }

    @Test
    void everythingIsEscaped() throws Exception {
        assertThat(get("/states").body()).doesNotContain("<script>alert").doesNotContain("\"/undo?<");
    }

    @Test
    void theFirstPageFitsItsBudget() throws Exception {
        var page = get("/lab").body();
        var addresses = Stream.concat(
                        Pattern.compile("(?:href|src)=\"(/assets/[^\"#]+)")
                                .matcher(page)
                                .results()
                                .map(found -> found.group(1)),
                        modules().stream())
                .distinct()
                .toList();
        int modules = 0;
        int total = gzipped(page.getBytes(UTF_8));
        for (var one : addresses) {
            var file = CLIENT.send(request(one).build(), BodyHandlers.ofByteArray());
            assertThat(file.statusCode()).as(one).isEqualTo(200);
            assertThat(file.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable");
            int size = one.endsWith(".woff2") ? file.body().length : gzipped(file.body());
            total += size;
            modules += one.contains("/js/") ? size : 0;
        }
        assertThat(modules).as("own modules").isLessThan(12 * KILOBYTE);
        assertThat(total).as("first load").isLessThan(160 * KILOBYTE);
        assertThat(gzipped(page.getBytes(UTF_8))).as("page").isLessThan(12 * KILOBYTE);
    }

    private static List<String> modules() {
        var assets = site.getBean(Assets.class);
        return Stream.of("app", "page", "toast", "requests", "dialog", "menu", "drawer", "keys", "small", "live")
                .map(name -> assets.address("js/" + name + ".js"))
                .toList();
    }

    private static int gzipped(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.size();
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : address + path));
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return send(request(path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
