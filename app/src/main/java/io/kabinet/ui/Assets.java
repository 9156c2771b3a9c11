package io.kabinet.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.webjars.WebJarVersionLocator;

/**
 * Static files under one address that changes with any of them, {@code /assets/<version>/…}: they may be cached for
 * ever, and modules and fonts find each other by relative paths. The parts of the style sheet are served as one.
 */
@Controller
class Assets implements WebMvcConfigurer {

    private static final String FOLDER = "static/kabinet/";
    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    /** In the order of the cascade. */
    private static final List<String> PARTS = List.of(
            "tokens",
            "base",
            "button",
            "form",
            "shell",
            "chip",
            "status",
            "note",
            "table",
            "clients",
            "menu",
            "dialog",
            "timeline",
            "drawer",
            "board",
            "deal",
            "chart",
            "balance",
            "domains",
            "day",
            "states",
            "palette",
            "toast",
            "signin",
            "responsive");

    private static final Map<String, String> LIBRARIES = Map.of(
            "htmx", "htmx.org/dist/htmx.min.js",
            "tabler", "tabler__core/dist/css/tabler.min.css",
            "sortable", "sortablejs/Sortable.min.js");

    private final WebJarVersionLocator webJars = new WebJarVersionLocator();
    private final String version = version();
    private final byte[] sheet = sheet();

    /** The address of a file under static/kabinet. */
    String address(String path) {
        return "/assets/" + version + "/" + path;
    }

    /** The address of a library's file. */
    String library(String name) {
        return address("lib/" + libraryPath(name));
    }

    @GetMapping("/assets/{version}/kabinet.css")
    ResponseEntity<byte[]> styleSheet() {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "css", StandardCharsets.UTF_8))
                .cacheControl(FOR_EVER)
                .body(sheet);
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/" + version + "/lib/**")
                .addResourceLocations("classpath:/" + WebJarVersionLocator.WEBJARS_PATH_PREFIX + "/")
                .setCacheControl(FOR_EVER);
        registry.addResourceHandler("/assets/" + version + "/**")
                .addResourceLocations("classpath:/" + FOLDER)
                .setCacheControl(FOR_EVER);
    }

    private String libraryPath(String name) {
        var path = LIBRARIES.get(name);
        if (path == null) {
            throw new IllegalArgumentException("No library " + name);
        }
        int slash = path.indexOf('/');
        return path.substring(0, slash) + "/" + webJars.version(path.substring(0, slash)) + path.substring(slash);
    }

    private static byte[] sheet() {
        var joined = new StringBuilder();
        for (var part : PARTS) {
            joined.append(text(new ClassPathResource(FOLDER + "css/" + part + ".css")));
        }
        return joined.toString()
                .replaceAll("(?s)/\\*.*?\\*/", "")
                .replaceAll("\\s+", " ")
                .replaceAll(" ?([{};]) ?", "$1")
                .getBytes(StandardCharsets.UTF_8);
    }

    private String version() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var files = new PathMatchingResourcePatternResolver().getResources("classpath*:" + FOLDER + "**/*.*");
            Arrays.sort(files, Comparator.comparing(Assets::place));
            for (var file : files) {
                digest.update(file.getContentAsByteArray());
            }
            LIBRARIES.keySet().stream()
                    .sorted()
                    .forEach(name -> digest.update(libraryPath(name).getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest(), 0, 6);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String place(Resource file) {
        try {
            return file.getURL().toString();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String text(Resource file) {
        try {
            return file.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
