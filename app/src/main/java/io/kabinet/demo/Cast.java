package io.kabinet.demo;

import io.kabinet.tenancy.Access;
import io.kabinet.tenancy.Role;
import io.kabinet.tenancy.Section;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Who plays in the demonstration, and what they sell: {@code demo/network.json}. Every name in it is made up. */
record Cast(Office headOffice, List<Office> representations, Audience visitors, Lines work) {

    private static final String FILE = "/demo/network.json";

    static Cast read() {
        var json = JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .build();
        try (InputStream file = Objects.requireNonNull(Cast.class.getResourceAsStream(FILE), FILE)) {
            return json.readValue(file, Cast.class);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /**
     * An organization.
     *
     * @param identifications what it gets from its seller at the beginning
     * @param price of all of them, in roubles
     */
    record Office(
            String name,
            int identifications,
            int price,
            List<Person> staff,
            @Nullable List<Office> clients,
            @Nullable List<Website> sites,
            @Nullable List<Subject> deals) {

        List<Office> buyers() {
            return clients == null ? List.of() : clients;
        }

        List<Website> websites() {
            return sites == null ? List.of() : sites;
        }

        List<Subject> subjects() {
            return deals == null ? List.of() : deals;
        }

        Person head() {
            return staff.getFirst();
        }
    }

    /** Somebody of the staff. The head comes first. */
    record Person(
            String name, String email, Role role, @Nullable Map<Section, Access> grants) {

        String firstName() {
            return name.substring(0, name.indexOf(' '));
        }

        String lastName() {
            return name.substring(name.indexOf(' ') + 1);
        }

        Map<Section, Access> granted() {
            return grants == null ? Map.of() : grants;
        }
    }

    /** @param pages titles by path; the first one is the front page */
    record Website(String host, int dailyVisits, Map<String, String> pages) {

        List<String> paths() {
            return List.copyOf(pages.keySet());
        }
    }

    /** @param price in roubles */
    record Subject(String subject, int price) {}

    record Audience(List<String> firstNames, List<String> companies) {}

    record Lines(List<String> comments, List<String> reminders, List<String> lostReasons) {}

    List<Office> clients() {
        return representations.stream()
                .flatMap(representation -> representation.buyers().stream())
                .toList();
    }

    List<Office> offices() {
        return Stream.of(List.of(headOffice), representations, clients())
                .flatMap(List::stream)
                .toList();
    }
}
