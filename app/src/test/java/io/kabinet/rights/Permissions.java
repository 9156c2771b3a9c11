package io.kabinet.rights;

import io.kabinet.tenancy.Access;
import io.kabinet.tenancy.Section;
import io.kabinet.testing.TestNetwork.Person;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** permissions.csv read by itself: what the program's own rules are compared with. */
final class Permissions {

    private static final Map<String, Line> LINES = lines("/permissions.csv")
            .map(fields -> new Line(fields[0], fields[1], fields[2], fields[3], fields[4], fields[5], fields[7]))
            .collect(Collectors.toMap(Line::capability, Function.identity()));

    private Permissions() {}

    private record Line(
            String capability,
            String section,
            String needs,
            String head,
            String chiefManager,
            String manager,
            String kinds) {}

    /** Whether the table lets this person do that. */
    static boolean allow(Person person, String capability) {
        var line = Objects.requireNonNull(LINES.get(capability), () -> "no such capability: " + capability);
        var kind = person.kind().name().toLowerCase(Locale.ROOT);
        if (!line.kinds().equals("all") && !List.of(line.kinds().split(" ")).contains(kind)) {
            return false;
        }
        return switch (person.role()) {
            case HEAD -> line.head().equals("yes");
            case CHIEF_MANAGER -> line.chiefManager().equals("yes");
            case MANAGER -> line.manager().equals("yes") || (line.manager().equals("grant") && granted(person, line));
        };
    }

    private static boolean granted(Person person, Line line) {
        var access = person.grants().getOrDefault(Section.valueOf(line.section()), Access.NONE);
        boolean enough = line.needs().equals("EDIT") ? access == Access.EDIT : access != Access.NONE;
        return enough
                && (!line.capability().equals("visitors.to_deal")
                        || person.grants().get(Section.CRM) == Access.EDIT);
    }

    /** The fields of a file's lines, the head excepted; empty lines are passed over. */
    static Stream<String[]> lines(String resource) {
        try (var stream = Objects.requireNonNull(Permissions.class.getResourceAsStream(resource), resource)) {
            return Arrays.stream(new String(stream.readAllBytes(), StandardCharsets.UTF_8).split("\n"))
                    .skip(1)
                    .filter(line -> !line.isBlank())
                    .map(line -> line.split(",", -1));
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
