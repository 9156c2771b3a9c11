package io.kabinet.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.kabinet.organizations.Children;
import io.kabinet.organizations.Organization;
import io.kabinet.shared.MembershipId;
import io.kabinet.testing.KabinetTest;
import io.kabinet.testing.StatementCount;
import io.kabinet.testing.TestBrowser;
import io.kabinet.testing.TestNetwork;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.web.server.LocalServerPort;

@KabinetTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CabinetsTest {

    private final int port;
    private final Cabinets cabinets;
    private final Members members;
    private final Heads heads;
    private final TestNetwork network;

    CabinetsTest(@LocalServerPort int port, Cabinets cabinets, Members members, Heads heads) {
        this.port = port;
        this.cabinets = cabinets;
        this.members = members;
        this.heads = heads;
        this.network = TestNetwork.make();
    }

    @Test
    void aRepresentationSeesItsClientsAndNoOthers() {
        var seen = cabinets.list(network.north().head().scope(), Children.CLIENTS, "", Optional.empty(), 200)
                .items();
        assertThat(seen)
                .extracting(cabinet -> cabinet.organization().id())
                .containsExactlyInAnyOrder(
                        network.ladoga().id(), network.denta().id());
        assertThat(seen)
                .extracting(Cabinets.Cabinet::organization)
                .extracting(Organization::parent)
                .containsOnly(Optional.of(network.north().id()));
    }

    @Test
    void aListCostsTheSameStatementsWhateverItHolds() {
        var scope = network.headOffice().head().scope();
        assertThat(StatementCount.of(() -> cabinets.list(scope, Children.REPRESENTATIONS, "", Optional.empty(), 200)))
                .isEqualTo(3);
    }

    @Test
    void ofTheStaffBelowOnlyTheHeadIsKnownAbove() {
        var north = network.north().head().scope();
        assertThat(heads.of(
                        north,
                        List.of(
                                network.ladoga().id(),
                                network.palitra().id(),
                                network.headOffice().id())))
                .containsOnlyKeys(network.ladoga().id())
                .hasEntrySatisfying(
                        network.ladoga().id(),
                        head -> assertThat(head.id())
                                .isEqualTo(network.ladoga().head().membership()));
        assertThat(members.names(
                        north, List.of(network.ladoga().managerWithEyes().membership())))
                .isEmpty();
    }

    @Test
    void theStaffIsKnownByNameInItsOwnOrganization() {
        var ladoga = network.ladoga();
        List<MembershipId> own =
                ladoga.staff().stream().map(TestNetwork.Person::membership).toList();
        assertThat(members.names(ladoga.managerWithNothing().scope(), own)).containsOnlyKeys(own);
        assertThat(members.active(ladoga.head().scope())).extracting(Member::id).containsAll(own);
        assertThat(members.active(ladoga.head().scope(), network.denta().head().membership()))
                .isEmpty();
    }

    @Test
    void aHeadOpensAClientInADialogWhoseHeadThenSignsIn() {
        var browser = TestBrowser.of(port, network.south().head());
        assertThat(browser.get("/clients/new", "HX-Request", "true").body()).contains("<dialog");
        var email = UUID.randomUUID() + "@test.example";

        var incomplete =
                browser.post("/clients", Map.of("name", "Кухни", "head.email", "nobody"), "HX-Request", "true");
        assertThat(incomplete.statusCode()).isEqualTo(422);
        assertThat(incomplete.body())
                .contains("data-field=\"head.first_name\"")
                .contains("data-field=\"head.email\"")
                .contains("Это не похоже на адрес почты");

        var opened = browser.post(
                "/clients",
                Map.of(
                        "name", "Кухни «Палитра»",
                        "head.first_name", "Жанна",
                        "head.last_name", "Лисина",
                        "head.email", email,
                        "head.password", "long enough"),
                "HX-Request",
                "true");
        assertThat(opened.headers().firstValue("HX-Redirect")).hasValue("/clients");
        assertThat(browser.get("/clients").body())
                .contains("Клиент «Кухни «Палитра»» создан")
                .contains("Жанна Лисина")
                .contains("ещё не входил");

        var head = new TestBrowser(port);
        assertThat(head.signIn(email, "long enough").statusCode()).isEqualTo(303);
        assertThat(head.get("/").headers().firstValue("Location"))
                .as("somebody else chose the password")
                .hasValue("/password");
    }
}
