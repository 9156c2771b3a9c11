package io.kabinet.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kabinet.shared.ErrorCode;
import io.kabinet.shared.Ids;
import io.kabinet.shared.OrganizationId;
import io.kabinet.shared.Refused;
import io.kabinet.shared.SiteId;
import io.kabinet.tenancy.Access;
import io.kabinet.tenancy.OrganizationKind;
import io.kabinet.tenancy.Section;
import io.kabinet.testing.KabinetTest;
import io.kabinet.testing.StatementCount;
import io.kabinet.testing.TestOrganizations;
import io.kabinet.testing.TestPostgres;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@KabinetTest
class OverviewsTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/Moscow");
    private static final LocalDate FIRST = LocalDate.of(2026, 11, 10);

    private final Overviews overviews;
    private final OrganizationId organization = TestOrganizations.client(TestOrganizations.representation());
    private final UUID site = Ids.next();

    OverviewsTest(Overviews overviews) {
        this.overviews = overviews;
    }

    @Test
    void figuresOfAPeriodStandBesideThoseOfThePeriodBefore() throws SQLException {
        day(FIRST, "VISITS", 12);
        day(FIRST.plusDays(1), "VISITS", 8);
        day(FIRST.plusDays(1), "NUMBERS", 3);
        day(FIRST.plusDays(1), "FORM_NUMBERS", 2);
        day(FIRST.plusDays(1), "COMPANIES", 1);
        day(FIRST.minusDays(1), "VISITS", 5);
        returns(FIRST, null, 9);
        returns(FIRST.plusDays(1), FIRST, 4);
        returns(FIRST.plusDays(1), FIRST.minusDays(30), 1);

        var overview = of(FIRST, FIRST.plusDays(1));

        assertThat(overview.figures()).isEqualTo(new Figures(20, 10, 3, 2, 1));
        assertThat(overview.figures().identificationRate()).hasValue(0.3);
        assertThat(overview.before()).isEqualTo(new Figures(5, 0, 0, 0, 0));
        assertThat(overview.before().identificationRate()).isEmpty();
        assertThat(overview.series())
                .extracting(point -> point.figures().visits())
                .containsExactly(12L, 8L);
    }

    @Test
    void aVisitorOfTwoDaysIsOneVisitorOfThePeriodAndOneOfEachDay() throws SQLException {
        returns(FIRST, null, 1);
        returns(FIRST.plusDays(3), FIRST, 1);

        assertThat(of(FIRST, FIRST.plusDays(3)).figures().visitors()).isEqualTo(1);
        assertThat(of(FIRST, FIRST).figures().visitors()).isEqualTo(1);
        assertThat(of(FIRST.plusDays(1), FIRST.plusDays(3)).figures().visitors())
                .isEqualTo(1);
        assertThat(of(FIRST.plusDays(1), FIRST.plusDays(2)).figures().visitors())
                .isZero();
    }

    @Test
    void anotherOrganizationsTrafficIsNotThere() throws SQLException {
        day(FIRST, "VISITS", 12);
        var foreign = TestOrganizations.client(TestOrganizations.representation());

        var overview = overviews.of(
                TestOrganizations.head(foreign, OrganizationKind.CLIENT),
                Period.ofDays(FIRST, FIRST, ZONE),
                Granularity.DAY,
                Optional.of(new SiteId(site)));

        assertThat(overview.figures()).isEqualTo(Figures.NONE);
    }

    @Test
    void figuresByDomainAreTheHeadsAlone() {
        var period = Period.ofDays(FIRST, FIRST, ZONE);
        var chief = TestOrganizations.chiefManager(organization, OrganizationKind.CLIENT);
        var manager = TestOrganizations.manager(
                organization, OrganizationKind.CLIENT, Map.of(Section.ANALYTICS, Access.VIEW));
        var nobody = TestOrganizations.manager(organization, OrganizationKind.CLIENT, Map.of());

        assertThat(overviews.of(manager, period, Granularity.DAY, Optional.empty()))
                .isNotNull();
        for (var scope : new io.kabinet.tenancy.Scope[] {chief, manager}) {
            assertThatThrownBy(() -> overviews.of(scope, period, Granularity.DAY, Optional.of(new SiteId(site))))
                    .isInstanceOfSatisfying(
                            Refused.class, refused -> assertThat(refused.code()).isEqualTo(ErrorCode.FORBIDDEN));
        }
        assertThatThrownBy(() -> overviews.of(nobody, period, Granularity.DAY, Optional.empty()))
                .isInstanceOf(Refused.class);
    }

    @Test
    void anOverviewCostsFourStatementsWhateverThePeriod() {
        var scope = TestOrganizations.head(organization, OrganizationKind.CLIENT);
        var year = Period.ofDays(FIRST.minusDays(360), FIRST, ZONE);

        int statements = StatementCount.of(() -> {
            var unused = overviews.of(scope, year, Granularity.DAY, Optional.empty());
        });

        assertThat(statements).isEqualTo(4);
    }

    private Overview of(LocalDate from, LocalDate to) {
        return overviews.of(
                TestOrganizations.head(organization, OrganizationKind.CLIENT),
                Period.ofDays(from, to, ZONE),
                Granularity.DAY,
                Optional.empty());
    }

    private void day(LocalDate day, String figure, long amount) throws SQLException {
        insert(
                "INSERT INTO visitors.day_total (organization_id, site_id, day, figure, amount) VALUES (?, ?, ?, ?, ?)",
                day,
                figure,
                amount);
    }

    private void returns(LocalDate day, @org.jspecify.annotations.Nullable LocalDate before, long visitors)
            throws SQLException {
        insert(
                "INSERT INTO visitors.return_total (organization_id, site_id, day, previous_day, visitors)"
                        + " VALUES (?, ?, ?, CAST(? AS date), ?)",
                day,
                before == null ? "-infinity" : before.toString(),
                visitors);
    }

    private void insert(String statement, LocalDate day, String third, long amount) throws SQLException {
        try (var connection = TestPostgres.owner().connect();
                var insert = connection.prepareStatement(statement)) {
            insert.setObject(1, organization.value());
            insert.setObject(2, site);
            insert.setObject(3, day);
            insert.setString(4, third);
            insert.setLong(5, amount);
            insert.execute();
        }
    }
}
