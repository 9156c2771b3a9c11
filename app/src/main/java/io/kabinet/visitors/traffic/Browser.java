package io.kabinet.visitors.traffic;

import java.util.List;
import java.util.Locale;

/**
 * What a user agent tells of a browser. A short list on purpose: the cabinet shows a device, a browser and a platform, and
 * browsers have frozen the rest of the string; the complete catalogues weigh megabytes and take a hundred times as long.
 */
public record Browser(Device device, String name, String platform) {

    public enum Device {
        DESKTOP,
        PHONE,
        TABLET,
        UNKNOWN
    }

    /** The first mark that is found wins: those who call themselves after others stand before them. */
    private record Mark(String text, String name, boolean versioned) {}

    private static final List<Mark> BROWSERS = List.of(
            new Mark("YaBrowser/", "Yandex Browser", true),
            new Mark("EdgiOS/", "Edge", true),
            new Mark("EdgA/", "Edge", true),
            new Mark("Edg/", "Edge", true),
            new Mark("Edge/", "Edge", true),
            new Mark("OPR/", "Opera", true),
            new Mark("OPiOS/", "Opera", true),
            new Mark("Opera Mini/", "Opera Mini", true),
            new Mark("Opera", "Opera", false),
            new Mark("Vivaldi/", "Vivaldi", true),
            new Mark("SamsungBrowser/", "Samsung Internet", true),
            new Mark("MiuiBrowser/", "Mi Browser", true),
            new Mark("UCBrowser/", "UC Browser", true),
            new Mark("Atom/", "Atom", true),
            new Mark("FxiOS/", "Firefox", true),
            new Mark("Firefox/", "Firefox", true),
            new Mark("CriOS/", "Chrome", true),
            new Mark("Chrome/", "Chrome", true),
            new Mark("MSIE ", "Internet Explorer", true),
            new Mark("Trident/", "Internet Explorer", false),
            new Mark("Safari/", "Safari", false));

    private static final List<Mark> PLATFORMS = List.of(
            new Mark("Windows Phone", "Windows Phone", false),
            new Mark("Windows", "Windows", false),
            new Mark("iPhone", "iOS", false),
            new Mark("iPad", "iPadOS", false),
            new Mark("iPod", "iOS", false),
            new Mark("HarmonyOS", "HarmonyOS", false),
            new Mark("Android", "Android", false),
            new Mark("CrOS", "ChromeOS", false),
            new Mark("Macintosh", "macOS", false),
            new Mark("Linux", "Linux", false));

    /** In lower case. Robots that say so, tools and libraries, preview fetchers, page testers. */
    private static final List<String> ROBOTS = List.of(
            "bot",
            "crawl",
            "spider",
            "slurp",
            "scrape",
            "archiver",
            "headless",
            "phantomjs",
            "selenium",
            "puppeteer",
            "playwright",
            "lighthouse",
            "pagespeed",
            "gtmetrix",
            "pingdom",
            "uptime",
            "monitor",
            "validator",
            "preview",
            "fetch",
            "feed",
            "rss",
            "reader",
            "curl",
            "wget",
            "python",
            "java/",
            "libwww",
            "http-client",
            "httpclient",
            "okhttp",
            "yandeximages",
            "yandexmetrika",
            "yandexdirect",
            "mediapartners",
            "adsbot",
            "facebookexternalhit",
            "whatsapp/",
            "telegrambot",
            "vkshare",
            "skypeuripreview",
            "embedly",
            "ia_archiver",
            "nutch",
            "heritrix",
            "netcraft",
            "scan",
            "checker",
            "search.com",
            "baiduspider",
            "sogou");

    /** Whether this is no person's browser. Every browser since 1994 begins with Mozilla, or once with Opera. */
    public static boolean isRobot(String userAgent) {
        if (!userAgent.startsWith("Mozilla/") && !userAgent.startsWith("Opera/")) {
            return true;
        }
        var text = userAgent.toLowerCase(Locale.ROOT);
        // a phone of the maker CUBOT is no robot
        var checked = text.contains("cubot") ? text.replace("cubot", "") : text;
        return ROBOTS.stream().anyMatch(checked::contains);
    }

    public static Browser of(String userAgent) {
        return new Browser(device(userAgent), browser(userAgent), platform(userAgent));
    }

    private static Device device(String text) {
        if (text.contains("iPad") || text.contains("Tablet") || text.contains("PlayBook")) {
            return Device.TABLET;
        }
        if (text.contains("Android")) {
            return text.contains("Mobile") ? Device.PHONE : Device.TABLET;
        }
        if (text.contains("Mobi") || text.contains("iPhone") || text.contains("iPod") || text.contains("Opera Mini")) {
            return Device.PHONE;
        }
        return platform(text).isEmpty() ? Device.UNKNOWN : Device.DESKTOP;
    }

    private static String browser(String text) {
        for (Mark mark : BROWSERS) {
            int at = text.indexOf(mark.text);
            if (at >= 0) {
                if (mark.name.equals("Safari") || mark.name.equals("Opera")) {
                    return withVersion(mark.name, text, "Version/");
                }
                return mark.versioned ? withVersion(mark.name, text, mark.text) : mark.name;
            }
        }
        return "";
    }

    private static String withVersion(String name, String text, String mark) {
        int at = text.indexOf(mark);
        if (at < 0) {
            return name;
        }
        int start = at + mark.length();
        int end = start;
        while (end < text.length() && end - start < 4 && Character.isDigit(text.charAt(end))) {
            end++;
        }
        return end == start ? name : name + " " + text.substring(start, end);
    }

    private static String platform(String text) {
        for (Mark mark : PLATFORMS) {
            if (text.contains(mark.text)) {
                return mark.name;
            }
        }
        return "";
    }
}
