package io.kabinet.rights;

import static org.assertj.core.api.Assertions.assertThat;

import io.kabinet.tenancy.Access;
import io.kabinet.tenancy.Section;
import io.kabinet.testing.KabinetTest;
import io.kabinet.testing.TestApi;
import io.kabinet.testing.TestBrowser;
import io.kabinet.testing.TestNetwork;
import io.kabinet.testing.TestNetwork.Person;
import io.kabinet.testing.TestNetwork.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every route × every kind of person: who has the right comes in, everybody else is refused before anything is looked at
 * or written, and what belongs to another organization does not exist.
 */
@KabinetTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RightsTest {

    /** No JSON: who has the right learns that (400), everybody else only that they have none. */
    private static final String NO_BODY = "not json";

    private final int port;
    private final List<RequestMappingHandlerMapping> mappings;
    private final TestNetwork network;
    private final Things things;
    private final List<Route> routes;

    RightsTest(@LocalServerPort int port, ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.port = port;
        this.mappings = mappings.stream().toList();
        this.network = TestNetwork.make();
        this.things = new Things(network);
        this.routes = Routes.known().stream()
                .filter(route -> !route.isPublic() && !route.method().equals("ANY"))
                .toList();
        network.places().forEach(this::begin);
    }

    /** What an organization begins with, statuses and funnels, is made when somebody first looks. */
    private void begin(Place place) {
        var api = TestApi.of(port, place.head());
        assertThat(api.get("/visitors").status()).isEqualTo(200);
        assertThat(api.get("/funnels").status()).isEqualTo(200);
    }

    @Test
    void everyRouteIsKnownToThisTable() {
        assertThat(Routes.known().stream().map(Route::toString).distinct().sorted())
                .as("lines of routes/*.csv and routes of the program")
                .containsExactlyElementsOf(Routes.running(mappings));
    }

    @Test
    void aStrangerIsRefusedEverywhere() {
        var api = new TestApi(port, "");
        var browser = new TestBrowser(port);
        browser.get("/sign-in");
        var before = Fingerprint.of(network);
        for (Route route : routes) {
            var path = route.with(UUID.randomUUID());
            if (route.isApi()) {
                assertThat(api.send(route.method(), path.substring("/api/v1".length()), NO_BODY)
                                .status())
                        .as("%s", route)
                        .isEqualTo(401);
            } else {
                var answer = browser.send(route.method(), path, Map.of());
                assertThat(answer.statusCode()).as("%s", route).isEqualTo(303);
                assertThat(answer.headers().firstValue("Location").orElseThrow())
                        .as("%s", route)
                        .startsWith("/sign-in");
            }
        }
        assertThat(Fingerprint.of(network)).isEqualTo(before);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("people")
    void whoHasTheRightComesInAndNobodyElse(String name, Person person, Place place) {
        var api = TestApi.of(port, person);
        var browser = TestBrowser.of(port, person);
        var before = Fingerprint.of(network);
        var wrong = new ArrayList<String>();
        for (Route route : routes) {
            if (!route.opensTo(person)) {
                check(route, status(api, browser, route, place, UUID.randomUUID()), refusals(route), wrong);
                check(
                        route,
                        status(api, browser, route, place, things.foreign(route.thing(), place)),
                        refusals(route),
                        wrong);
                check(
                        route,
                        status(api, browser, route, place, things.of(route.thing(), place)),
                        refusals(route),
                        wrong);
            }
        }
        assertThat(wrong).as("refusals of %s", name).isEmpty();
        assertThat(Fingerprint.of(network)).as("what was written").isEqualTo(before);

        for (Route route : routes) {
            if (route.opensTo(person) && route.hasId() && !route.rights().equals("session")) {
                check(
                        route,
                        status(api, browser, route, place, things.foreign(route.thing(), place)),
                        List.of(404),
                        wrong);
            }
        }
        assertThat(wrong).as("what belongs to others, for %s", name).isEmpty();
        assertThat(Fingerprint.of(network)).as("what was written").isEqualTo(before);

        for (Route route : routes) {
            if (route.opensTo(person) && !route.isStream() && (!route.hasId() || route.isRead())) {
                int status = status(api, browser, route, place, things.of(route.thing(), place));
                boolean missing = status == 404 && !route.hasId(); // a deal of a colleague is no manager's
                if (status == 401 || status == 403 || missing || status == 405 || status >= 500) {
                    wrong.add(route + " answered " + status);
                }
            }
        }
        assertThat(wrong).as("what is open to %s", name).isEmpty();
    }

    Stream<org.junit.jupiter.params.provider.Arguments> people() {
        var ofEveryKind = Stream.of(network.headOffice(), network.north(), network.ladoga())
                .flatMap(place -> Stream.of(
                        argument(place, place.head(), "head"),
                        argument(place, place.chiefManager(), "chief manager"),
                        argument(place, place.managerWithPencils(), "manager with all pencils"),
                        argument(place, place.managerWithEyes(), "manager with all eyes"),
                        argument(place, place.managerWithNothing(), "manager with nothing")));
        var ofOneSection = Stream.of(Section.values())
                .flatMap(section -> Stream.of(Access.VIEW, Access.EDIT)
                        .map(access -> argument(
                                network.north(),
                                network.north().manager(Map.of(section, access)),
                                "manager with " + section + " " + access)));
        return Stream.concat(ofEveryKind, ofOneSection);
    }

    private static org.junit.jupiter.params.provider.Arguments argument(Place place, Person person, String name) {
        return org.junit.jupiter.params.provider.Arguments.of(place.kind() + ": " + name, person, place);
    }

    /**
     * A thing that one may not see does not exist; a thing, or a collection, that one may see and not change is
     * forbidden; a page that one may not see does not exist.
     */
    private static List<Integer> refusals(Route route) {
        if (route.hasId()) {
            return route.isRead() ? List.of(404) : List.of(403, 404);
        }
        return !route.isApi() && route.isRead() ? List.of(404) : List.of(403);
    }

    private static void check(Route route, int status, List<Integer> expected, List<String> wrong) {
        if (!expected.contains(status)) {
            wrong.add("%s answered %d, not %s"
                    .formatted(
                            route,
                            status,
                            expected.stream().map(String::valueOf).collect(Collectors.joining(" or "))));
        }
    }

    private int status(TestApi api, TestBrowser browser, Route route, Place place, UUID id) {
        var path = route.with(id);
        if (route.isApi()) {
            var body = route.isRead() || route.method().equals("DELETE") ? "" : NO_BODY;
            return api.send(route.method(), path.substring("/api/v1".length()), body)
                    .status();
        }
        var form = things.form(route.form(), place);
        return route.isRead()
                ? browser.get(path + TestBrowser.query(form)).statusCode()
                : browser.send(route.method(), path, form).statusCode();
    }
}
