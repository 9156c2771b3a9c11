package io.kabinet.sites;

import static io.kabinet.tenancy.OrganizationKind.CLIENT;
import static io.kabinet.tenancy.OrganizationKind.REPRESENTATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kabinet.shared.ErrorCode;
import io.kabinet.shared.OrganizationId;
import io.kabinet.shared.Refused;
import io.kabinet.shared.SiteId;
import io.kabinet.tenancy.Access;
import io.kabinet.tenancy.Scope;
import io.kabinet.tenancy.Section;
import io.kabinet.testing.KabinetTest;
import io.kabinet.testing.StatementCount;
import io.kabinet.testing.TestOrganizations;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

@KabinetTest
class SitesTest {

    private final Sites sites;
    private final SiteKeys keys;
    private final OrganizationId representation = TestOrganizations.representation();
    private final OrganizationId client = TestOrganizations.client(representation);
    private final Scope head = TestOrganizations.head(client, CLIENT);
    private final Scope seller = TestOrganizations.head(representation, REPRESENTATION);
    private final Scope stranger = TestOrganizations.head(TestOrganizations.representation(), REPRESENTATION);

    SitesTest(Sites sites, SiteKeys keys) {
        this.sites = sites;
        this.keys = keys;
    }

    @Test
    void aNewKeyWorksAtOnceAndAPausedOneNoMore() {
        var site = create("www.Shop.example");

        assertThat(site.key()).matches("kb_[0-9A-Za-z]{16}");
        assertThat(keys.find(site.key()))
                .contains(new SiteKey(site.key(), site.id(), client, "shop.example", SiteSettings.DEFAULT));
        assertThat(keys.all()).extracting(SiteKey::key).contains(site.key());

        var paused = sites.change(head, site.id(), ChangeSite.to(SiteStatus.PAUSED));
        assertThat(keys.find(site.key())).isEmpty();
        assertThat(keys.all()).extracting(SiteKey::key).doesNotContain(site.key());

        var resumed = sites.change(head, paused.id(), ChangeSite.to(SiteStatus.ACTIVE));
        assertThat(keys.find(resumed.key())).isPresent();
        assertThat(resumed.version()).isEqualTo(3);
    }

    @Test
    void theSameHostMayStandInTwoOrganizationsAndOnceInEach() {
        var one = create("shop.example");
        var other = sites.create(stranger, "shop.example", SiteSettings.DEFAULT);

        assertThat(other.key()).isNotEqualTo(one.key());
        assertField("host", "host_taken", () -> create("WWW.SHOP.EXAMPLE."));
        assertThat(sites.list(head)).containsExactly(one);
    }

    @Test
    void aDeletedSiteStopsKeepsItsNameAndMayBeMadeAnew() {
        var site = create("shop.example");
        sites.delete(head, site.id());

        assertThat(keys.find(site.key())).isEmpty();
        assertThat(sites.list(head)).isEmpty();
        assertThat(sites.hosts(client)).containsEntry(site.id(), "shop.example");
        assertRefused(ErrorCode.NOT_FOUND, () -> sites.get(head, site.id()));
        assertRefused(ErrorCode.NOT_FOUND, () -> sites.delete(head, site.id()));
        assertThat(create("shop.example").key()).isNotEqualTo(site.key());
    }

    @Test
    void theRulesOfASiteReachTheCollector() {
        var site = create("shop.example");
        var rules = new SiteSettings("/s/a.js", "/s/b", List.of("/admin"), false, 50);
        var changed = sites.change(
                head, site.id(), new ChangeSite(Optional.empty(), Optional.of(rules), Optional.of(site.version())));

        assertThat(changed.settings()).isEqualTo(rules);
        assertThat(keys.find(site.key()).orElseThrow().settings()).isEqualTo(rules);
        assertRefused(
                ErrorCode.STALE_VERSION,
                () -> sites.change(
                        head,
                        site.id(),
                        new ChangeSite(Optional.of(SiteStatus.PAUSED), Optional.empty(), Optional.of(1))));
    }

    @Test
    void everyRuleThatDoesNotFitIsNamed() {
        var rules = new SiteSettings("k.js", "/v1/events?", List.of("admin"), true, 0);

        assertThatThrownBy(() -> sites.create(head, "shop.example", rules))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.fields())
                                .extracting("field")
                                .containsExactly(
                                        "settings.script_path",
                                        "settings.events_path",
                                        "settings.excluded_paths",
                                        "settings.events_per_second"));
        assertThat(sites.list(head)).isEmpty();
    }

    @Test
    void anotherOrganizationsSiteDoesNotExist() {
        var site = create("shop.example");

        assertRefused(ErrorCode.NOT_FOUND, () -> sites.get(stranger, site.id()));
        assertRefused(ErrorCode.NOT_FOUND, () -> sites.change(stranger, site.id(), ChangeSite.to(SiteStatus.PAUSED)));
        assertRefused(ErrorCode.NOT_FOUND, () -> sites.delete(stranger, site.id()));
        assertRefused(ErrorCode.NOT_FOUND, () -> sites.get(head, SiteId.next()));
        assertThat(sites.hosts(stranger.organization())).isEmpty();
        assertThat(sites.listOf(stranger, client)).isEmpty();
    }

    @Test
    void aRepresentationMakesAndSeesItsClientsDomainsAndChangesNone() {
        var site = sites.createFor(seller, client, "shop.example", SiteSettings.DEFAULT);

        assertThat(site.organization()).isEqualTo(client);
        assertThat(sites.list(head)).containsExactly(site);
        assertThat(sites.listOf(seller, client)).containsExactly(site);
        assertThat(sites.list(seller)).isEmpty();
        assertThat(sites.get(seller, site.id())).isEqualTo(site);
        assertRefused(ErrorCode.FORBIDDEN, () -> sites.change(seller, site.id(), ChangeSite.to(SiteStatus.PAUSED)));
        assertRefused(ErrorCode.FORBIDDEN, () -> sites.delete(seller, site.id()));
        assertField(
                "organization_id",
                "not_a_child",
                () -> sites.createFor(stranger, client, "other.example", SiteSettings.DEFAULT));
        assertRefused(ErrorCode.FORBIDDEN, () -> sites.createFor(head, client, "other.example", SiteSettings.DEFAULT));
    }

    @Test
    void aManagerDoesWhatTheSectionAllows() {
        var none = TestOrganizations.manager(client, CLIENT, Map.of());
        var eye = TestOrganizations.manager(client, CLIENT, Map.of(Section.DOMAINS, Access.VIEW));
        var pencil = TestOrganizations.manager(client, CLIENT, Map.of(Section.DOMAINS, Access.EDIT));
        var site = sites.create(pencil, "shop.example", SiteSettings.DEFAULT);

        assertRefused(ErrorCode.FORBIDDEN, () -> sites.list(none));
        assertRefused(ErrorCode.NOT_FOUND, () -> sites.get(none, site.id()));
        assertThat(sites.list(eye)).hasSize(1);
        assertRefused(ErrorCode.FORBIDDEN, () -> sites.create(eye, "not a host", SiteSettings.DEFAULT));
        assertRefused(ErrorCode.FORBIDDEN, () -> sites.change(eye, site.id(), ChangeSite.to(SiteStatus.PAUSED)));
        assertThat(sites.change(pencil, site.id(), ChangeSite.to(SiteStatus.PAUSED))
                        .status())
                .isEqualTo(SiteStatus.PAUSED);
        assertRefused(ErrorCode.FORBIDDEN, () -> sites.delete(pencil, site.id()));
    }

    @Test
    void theListIsOneStatement() {
        var first = create("shop.example");
        var second = create("other.example");

        int statements = StatementCount.of(() -> assertThat(sites.list(head)).containsExactly(first, second));

        assertThat(statements).isEqualTo(1);
    }

    private SiteView create(String host) {
        return sites.create(head, host, SiteSettings.DEFAULT);
    }

    private static void assertRefused(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private static void assertField(String field, String code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.fields().getFirst().field()).isEqualTo(field);
            assertThat(refused.fields().getFirst().code()).isEqualTo(code);
        });
    }
}
