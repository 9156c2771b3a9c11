package io.kabinet.ui;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.webjars.WebJarVersionLocator;

/**
 * The sprite holds Tabler's icons that icons.txt names, and our mark. Run with {@code -Dkabinet.icons=write} after a
 * change of the list.
 */
class IconsTest {

    private static final Path FOLDER = Path.of("src/main/resources/static/kabinet");
    private static final Pattern QUOTED = Pattern.compile("\"([a-z][a-z0-9]*(?:-[a-z0-9]+)*)\"");
    private static final Pattern USED =
            Pattern.compile("(?:page\\.icon\\(|\\bicon = )\"([a-z][a-z0-9]*(?:-[a-z0-9]+)*)\"");
    private static final String MARK = """
            <symbol id="mark" viewBox="0 0 24 24"><rect x="3" y="3" width="18" height="18" rx="4.5"/><path d="M12 3v18"/><path d="M9 11v2.5M15 11v2.5"/></symbol>
            """;

    @Test
    void theSpriteIsMadeOfTheList() throws IOException {
        var names = Files.readAllLines(FOLDER.resolve("icons.txt"));
        assertThat(names).as("sorted, each once").isEqualTo(List.copyOf(new TreeSet<>(names)));
        var symbols = new ArrayList<String>();
        for (var name : names) {
            symbols.add(symbol(name));
        }
        var sprite = "<svg xmlns=\"http://www.w3.org/2000/svg\">\n"
                + MARK
                + symbols.stream().collect(joining("\n"))
                + "\n</svg>\n";
        if ("write".equals(System.getProperty("kabinet.icons"))) {
            Files.writeString(FOLDER.resolve("icons.svg"), sprite);
        }
        assertThat(Files.readString(FOLDER.resolve("icons.svg"))).isEqualTo(sprite);
    }

    @Test
    void everyIconOfAPageIsInTheList() throws IOException {
        var names = new TreeSet<>(Files.readAllLines(FOLDER.resolve("icons.txt")));
        names.add("mark");
        assertThat(matches(USED)).isSubsetOf(names);
    }

    @Test
    void noIconIsInTheListWithoutUse() throws IOException {
        assertThat(Files.readAllLines(FOLDER.resolve("icons.txt"))).isSubsetOf(matches(QUOTED));
    }

    private static TreeSet<String> matches(Pattern pattern) throws IOException {
        var found = new TreeSet<String>();
        for (var folder : List.of(Path.of("src/main/jte"), Path.of("src/main/java"))) {
            try (var files = Files.walk(folder)) {
                for (var file : files.filter(one -> one.toString().matches(".*\\.(jte|java)"))
                        .toList()) {
                    pattern.matcher(Files.readString(file)).results().forEach(match -> found.add(match.group(1)));
                }
            }
        }
        return found;
    }

    private static String symbol(String name) throws IOException {
        var file = "%s/tabler__icons/%s/icons/outline/%s.svg"
                .formatted(
                        WebJarVersionLocator.WEBJARS_PATH_PREFIX,
                        new WebJarVersionLocator().version("tabler__icons"),
                        name);
        var svg = new ClassPathResource(file).getContentAsString(StandardCharsets.UTF_8);
        var drawing = svg.substring(svg.indexOf('>', svg.indexOf("<svg")) + 1, svg.lastIndexOf("</svg>"))
                .replaceAll("<path stroke=\"none\" d=\"M0 0h24v24H0z\" fill=\"none\"\\s*/>", "")
                .replaceAll("\\s+", " ")
                .replace("> <", "><")
                .replace(" />", "/>")
                .strip();
        return "<symbol id=\"%s\" viewBox=\"0 0 24 24\">%s</symbol>".formatted(name, drawing);
    }
}
