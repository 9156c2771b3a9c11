package io.kabinet.crm;

import static org.assertj.core.api.Assertions.assertThat;

import io.kabinet.shared.OrganizationId;
import io.kabinet.tenancy.Access;
import io.kabinet.tenancy.Section;
import io.kabinet.testing.KabinetTest;
import io.kabinet.testing.TestApi;
import io.kabinet.testing.TestBrowser;
import io.kabinet.testing.TestNetwork;
import io.kabinet.testing.TestPostgres;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.web.server.LocalServerPort;

@KabinetTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DealOfVisitorTest {

    private final int port;
    private final TestNetwork network;

    DealOfVisitorTest(@LocalServerPort int port) {
        this.port = port;
        this.network = TestNetwork.make();
    }

    @Test
    void aDealCarriesTheContactAndBothCardsTellOfIt() throws SQLException {
        var manager = network.ladoga().managerWithPencils();
        var visitor = visitor(network.ladoga().id());
        var api = TestApi.of(port, manager);
        api.post("/visitors/" + visitor + "/comments", "{\"text\":\"Нужен балкон\"}");

        var deal = api.post("/visitors/" + visitor + "/deal", "{}");

        assertThat(deal.status()).isEqualTo(201);
        assertThat(deal.text("/contact/phone")).isEqualTo("+79000000017");
        assertThat(deal.text("/contact/name")).isEqualTo("Анна Крылова");
        assertThat(deal.text("/visitor_id")).isEqualTo(visitor.toString());
        assertThat(deal.text("/responsible_id")).isEqualTo(manager.membership().toString());
        assertThat(api.get("/deals/" + deal.text("/id") + "/timeline").json().toString())
                .contains("deal_created", "Нужен балкон");
        assertThat(api.get("/visitors/" + visitor + "/timeline").json().toString())
                .contains("deal_created");
        assertThat(api.get("/visitors/" + visitor).text("/responsible_id"))
                .isEqualTo(manager.membership().toString());
    }

    @Test
    void aSecondClickFindsTheDealOfTheFirst() throws SQLException {
        var visitor = visitor(network.ladoga().id());
        var browser = TestBrowser.of(port, network.ladoga().managerWithPencils());
        browser.get("/deals");

        var first = browser.post("/visitors/" + visitor + "/deal", Map.of());
        var second = browser.post("/visitors/" + visitor + "/deal", Map.of());

        var place = first.headers().firstValue("Location").orElseThrow();
        assertThat(place).contains("/deals/");
        assertThat(second.headers().firstValue("Location")).hasValue(place);
        assertThat(browser.get("/my-day/visitors", "HX-Request", "true").body()).contains(visitor.toString());
    }

    @Test
    void whoMayNotIsRefusedAndAnotherTenantFindsNobody() throws SQLException {
        var visitor = visitor(network.ladoga().id());
        var path = "/visitors/" + visitor + "/deal";

        assertThat(TestApi.of(port, network.ladoga().managerWithEyes())
                        .post(path, "[")
                        .status())
                .isEqualTo(403);
        var withoutDeals = network.ladoga().manager(Map.of(Section.VISITORS, Access.EDIT));
        assertThat(TestApi.of(port, withoutDeals).post(path, "{}").status()).isEqualTo(403);
        assertThat(TestApi.of(port, network.denta().head()).post(path, "{}").status())
                .isEqualTo(404);
        assertThat(TestApi.of(port, network.ladoga().head())
                        .post("/visitors/" + UUID.randomUUID() + "/deal", "{}")
                        .status())
                .isEqualTo(404);
    }

    private static UUID visitor(OrganizationId organization) throws SQLException {
        var id = UUID.randomUUID();
        try (var connection = TestPostgres.owner().connect();
                var insert = connection.prepareStatement("""
                        INSERT INTO visitors.visitor (id, organization_id, site_id, browser_id, first_seen_at, last_seen_at,
                            last_visit_at, identification_id, identified_by, identified_at, phone, name)
                        VALUES (?, ?, gen_random_uuid(), gen_random_uuid(), now(), now(), now(), gen_random_uuid(),
                            'PARTNER', now(), '+79000000017', 'Анна Крылова')
                        """)) {
            insert.setObject(1, id);
            insert.setObject(2, organization.value());
            insert.execute();
            return id;
        }
    }
}
