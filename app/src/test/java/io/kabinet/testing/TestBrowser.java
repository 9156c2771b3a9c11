package io.kabinet.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser without a screen: keeps cookies, sends the token against forgery, follows no redirect by itself. */
public final class TestBrowser {

    private static final Pattern TOKEN =
            Pattern.compile("X-CSRF-TOKEN(?:\"|&#34;|&quot;):(?:\"|&#34;|&quot;)([\\w=-]+)");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final String address;
    private String token = "";

    public TestBrowser(int port) {
        this.address = "http://localhost:" + port;
    }

    /** A browser in which this person is signed in. */
    public static TestBrowser of(int port, TestNetwork.Person person) {
        var browser = new TestBrowser(port);
        var answer = browser.signIn(person.email(), TestNetwork.PASSWORD);
        if (answer.statusCode() != 303) {
            throw new IllegalStateException("signing in answered " + answer.statusCode());
        }
        return browser;
    }

    public HttpResponse<String> signIn(String email, String password) {
        get("/sign-in");
        var answer = post("/sign-in", Map.of("email", email, "password", password));
        if (answer.statusCode() == 303) {
            get("/no-such-page");
        }
        return answer;
    }

    /** Reads a page, and its token for what is posted next. */
    public HttpResponse<String> get(String path, String... headers) {
        var answer = send(request(path, headers).GET().build());
        var found = TOKEN.matcher(answer.body());
        if (found.find()) {
            token = found.group(1);
        }
        return answer;
    }

    public HttpResponse<String> post(String path, Map<String, String> form, String... headers) {
        return send("POST", path, form, headers);
    }

    /** Sends a form with the token of the page that was read last. */
    public HttpResponse<String> send(String method, String path, Map<String, String> form, String... headers) {
        var body = encoded(form);
        return send(request(path, headers)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-CSRF-TOKEN", token)
                .method(method, BodyPublishers.ofString(body))
                .build());
    }

    /** What stands behind a path, with its question mark; nothing for an empty form. */
    public static String query(Map<String, String> form) {
        return form.isEmpty() ? "" : "?" + encoded(form);
    }

    /** The value of a cookie; empty when there is none. */
    public String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(cookie -> cookie.getValue())
                .findFirst()
                .orElse("");
    }

    private HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(address + path)).header("Accept", "text/html");
        return headers.length == 0 ? request : request.headers(headers);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
