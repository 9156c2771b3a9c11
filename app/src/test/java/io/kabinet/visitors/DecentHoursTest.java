package io.kabinet.visitors;

import static org.assertj.core.api.Assertions.assertThat;

import io.kabinet.shared.PhoneNumber;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecentHoursTest {

    private static final ZoneId NOVOSIBIRSK = ZoneId.of("Asia/Novosibirsk");

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T10:05:30, 2026-11-23T12:15",
        "2026-11-23T18:59, 2026-11-23T21:00",
        "2026-11-23T19:05, 2026-11-24T10:00",
        "2026-11-23T04:00, 2026-11-23T10:00",
        "2026-11-28T20:00, 2026-11-30T10:00",
    })
    void anUnansweredCallIsTriedAgainInTwoHoursWhenThatIsDecentThere(String now, String then) {
        assertThat(DecentHours.afterTwoHours(at(now), NOVOSIBIRSK)).isEqualTo(at(then));
    }

    @ParameterizedTest
    @CsvSource({"2026-11-23T10:05, 2026-11-24T10:00", "2026-11-28T10:05, 2026-11-30T10:00"})
    void whoAskedToBeCalledBackIsCalledInTheNextMorning(String now, String then) {
        assertThat(DecentHours.nextMorning(at(now), NOVOSIBIRSK)).isEqualTo(at(then));
    }

    @Test
    void aLandlineTellsItsCityAndItsTime() {
        var petersburg = Region.of(new PhoneNumber("+78123090000"));

        assertThat(petersburg
                        .zone()
                        .map(zone ->
                                zone.getRules().isFixedOffset() || zone.getId().equals("Europe/Moscow")))
                .contains(true);
        assertThat(petersburg.place(Locale.of("ru")))
                .hasValueSatisfying(place -> assertThat(place).contains("Санкт"));
    }

    @Test
    void aMobileNumberOfACountryWithManyZonesTellsNoTime() {
        assertThat(Region.of(new PhoneNumber("+79000000017")).zone()).isEmpty();
    }

    private static java.time.Instant at(String local) {
        return LocalDateTime.parse(local).atZone(NOVOSIBIRSK).toInstant();
    }
}
