package io.kabinet.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kabinet.shared.Refused;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodTest {

    private static final ZoneId MOSCOW = ZoneId.of("Europe/Moscow");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void datesAreInclusiveDaysOfTheOrganization() {
        var period = Period.parse("2026-11-01", "2026-11-23", MOSCOW);

        assertThat(period.from()).isEqualTo(Instant.parse("2026-10-31T21:00:00Z"));
        assertThat(period.to()).isEqualTo(Instant.parse("2026-11-23T21:00:00Z"));
        assertThat(period.isWholeDays()).isTrue();
        assertThat(period.days()).isEqualTo(23);
        assertThat(period.lastDay()).isEqualTo(LocalDate.of(2026, 11, 23));
    }

    @Test
    void thePeriodBeforeIsAsLongInDaysEvenWhenAClockWasTurned() {
        var period = Period.ofDays(LocalDate.of(2026, 10, 20), LocalDate.of(2026, 10, 26), BERLIN);

        var before = period.before();

        assertThat(before.firstDay()).isEqualTo(LocalDate.of(2026, 10, 13));
        assertThat(before.lastDay()).isEqualTo(LocalDate.of(2026, 10, 19));
        assertThat(before.to()).isEqualTo(period.from());
    }

    @Test
    void timestampsAreWidenedToWholeHours() {
        assertThat(Period.parse("2026-11-23T10:20:00Z", "2026-11-23T12:01:00Z", MOSCOW))
                .isEqualTo(new Period(
                        Instant.parse("2026-11-23T10:00:00Z"), Instant.parse("2026-11-23T13:00:00Z"), MOSCOW));
    }

    @ParameterizedTest
    @CsvSource({
        "today,2026-11-23,from",
        "2026-11-23,,to",
        "2026-13-01,2026-11-23,from",
        "2026-11-23,2026-11-22,to",
        "2025-11-01,2026-11-23,to",
        "2026-11-23,2026-11-23T10:00,to",
        "0001-01-01T00:00:00Z,2026-11-23,to"
    })
    void whatIsNoPeriodIsRefusedWithItsField(String from, String to, String field) {
        assertThatThrownBy(() -> Period.parse(from, to == null ? "" : to, MOSCOW))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.fields().getFirst().field()).isEqualTo(field));
    }
}
