package io.kabinet.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The demonstration shop: a few pages on a port of their own, with a client's snippet and a partner's tag in them, and the
 * partner's door {@code /partner/visits}, to which that tag reports.
 */
public final class Shop implements AutoCloseable {

    private static final String PARTNER_TAG = "<script async src=\"/partner.js\"></script>";
    private static final int LARGEST_REPORT = 16_384;

    /** Names without dots or slashes: nothing outside of the shop's folder can be asked for. */
    private static final Pattern PATH = Pattern.compile("/([a-z0-9-]*)(?:\\.(css|js|svg))?");

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");

    private final HttpServer server;
    private final Supplier<String> snippet;
    private final Partner partner;

    private Shop(HttpServer server, Supplier<String> snippet, Partner partner) {
        this.server = server;
        this.snippet = snippet;
        this.partner = partner;
    }

    /**
     * Opens the shop.
     *
     * @param port 0 takes any free one
     * @param snippet the tag that its owner copied from the cabinet; asked for at each page
     */
    public static Shop open(int port, Supplier<String> snippet, Partner partner) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(port), 0);
        var shop = new Shop(server, snippet, partner);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", shop::page);
        server.createContext("/partner/visits", shop::report);
        server.start();
        return shop;
    }

    /** Where a browser on this machine finds it. */
    public URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void page(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestMethod().equals("GET")) {
                exchange.sendResponseHeaders(405, -1);
                return;
            }
            var path = PATH.matcher(exchange.getRequestURI().getPath());
            var content = path.matches() ? content(path.group(1), path.group(2)) : null;
            if (content == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            var headers = exchange.getResponseHeaders();
            headers.set("Content-Type", TYPES.getOrDefault(path.group(2) == null ? "html" : path.group(2), ""));
            headers.set("Cache-Control", "no-cache");
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content);
        }
    }

    private byte @Nullable [] content(String name, @Nullable String type) throws IOException {
        var file = "%s.%s".formatted(name.isEmpty() ? "index" : name, type == null ? "html" : type);
        try (InputStream found = Shop.class.getResourceAsStream("/demo/shop/" + file)) {
            if (found == null) {
                return null;
            }
            var content = found.readAllBytes();
            return type == null
                    ? new String(content, StandardCharsets.UTF_8)
                            .replace("{{SNIPPET}}", snippet.get())
                            .replace("{{PARTNER}}", PARTNER_TAG)
                            .getBytes(StandardCharsets.UTF_8)
                    : content;
        }
    }

    private void report(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestMethod().equals("POST")) {
                exchange.sendResponseHeaders(405, -1);
                return;
            }
            var body = exchange.getRequestBody().readNBytes(LARGEST_REPORT);
            exchange.sendResponseHeaders(partner.told(body) ? 204 : 400, -1);
        }
    }
}
