package io.kabinet.collector.replay;

import java.util.Locale;
import java.util.Set;

/** Which requests of a log a person saw as a page: those that a browser with the snippet would have reported. */
final class Pages {

    private static final Set<String> ASSETS = Set.of(
            "7z",
            "atom",
            "avi",
            "avif",
            "bmp",
            "bz2",
            "conf",
            "css",
            "csv",
            "deb",
            "dmg",
            "doc",
            "docx",
            "eot",
            "exe",
            "gif",
            "gz",
            "ico",
            "iso",
            "jar",
            "jpeg",
            "jpg",
            "js",
            "json",
            "log",
            "map",
            "mjs",
            "mov",
            "mp3",
            "mp4",
            "msi",
            "odt",
            "ogg",
            "otf",
            "pdf",
            "png",
            "ppt",
            "pptx",
            "rar",
            "rpm",
            "rss",
            "svg",
            "swf",
            "tar",
            "tgz",
            "ttf",
            "txt",
            "war",
            "wasm",
            "wav",
            "webm",
            "webmanifest",
            "webp",
            "woff",
            "woff2",
            "xls",
            "xlsx",
            "xml",
            "xsl",
            "xz",
            "zip");

    private Pages() {}

    static boolean isPage(LogLine line) {
        return line.method().equals("GET")
                && line.status() < 400
                && line.target().startsWith("/")
                && !isAsset(line.target());
    }

    private static boolean isAsset(String target) {
        int end = target.length();
        for (char behind : new char[] {'?', '#', ';'}) {
            int at = target.indexOf(behind);
            end = at < 0 ? end : Math.min(end, at);
        }
        String path = target.substring(0, end);
        int dot = path.lastIndexOf('.');
        return dot > path.lastIndexOf('/')
                && ASSETS.contains(path.substring(dot + 1).toLowerCase(Locale.ROOT));
    }
}
