package io.kabinet.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.kabinet.shared.Money;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatTest {

    private static final Instant NOW = Instant.parse("2026-11-23T11:31:05Z");
    private final Format russian = format(Language.RUSSIAN);
    private final Format english = format(Language.ENGLISH);

    @Test
    void numbersAreGroupedAsTheLanguageDoes() {
        assertThat(russian.number(999)).isEqualTo("999");
        assertThat(russian.number(1_000)).isEqualTo("1\u202f000");
        assertThat(russian.number(-1_234_567)).isEqualTo("\u22121\u202f234\u202f567");
        assertThat(english.number(1_000)).isEqualTo("1,000");
        assertThat(russian.signed(300)).isEqualTo("+300");
        assertThat(russian.signed(-27)).isEqualTo("\u221227");
        assertThat(russian.signed(0)).isEqualTo("0");
    }

    @Test
    void ratesHaveOneDigitAndADashForNothing() {
        assertThat(russian.percent(781, 4_110)).isEqualTo("19,0\u00a0%");
        assertThat(english.percent(781, 4_110)).isEqualTo("19.0%");
        assertThat(russian.percent(5, 0)).isEqualTo("—");
        assertThat(russian.change(700, 781)).isEqualTo("+12\u00a0%");
        assertThat(russian.change(0, 781)).isEqualTo("—");
        assertThat(russian.points(17.8, 19.0)).isEqualTo("+1,2\u00a0п. п.");
        assertThat(russian.points(19.0, 17.8)).isEqualTo("\u22121,2\u00a0п. п.");
    }

    @Test
    void moneyHasKopecksOnlyWhenThereAreAny() {
        assertThat(russian.money(new Money(8_640_000))).isEqualTo("86\u202f400\u00a0₽");
        assertThat(russian.money(new Money(-8_640_005))).isEqualTo("\u221286\u202f400,05\u00a0₽");
        assertThat(english.money(new Money(8_640_050))).isEqualTo("86,400.50\u00a0₽");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-11-23T11:31:00Z | только что | just now",
                "2026-11-23T11:25:00Z | 6 мин назад | 6 min ago",
                "2026-11-23T10:21:00Z | сегодня, 13:21 | today, 13:21",
                "2026-11-22T15:20:00Z | вчера, 18:20 | yesterday, 18:20",
                "2026-11-24T07:00:00Z | завтра, 10:00 | tomorrow, 10:00",
                "2026-11-21T06:14:00Z | 21 ноя, 09:14 | 21 Nov, 09:14",
                "2027-02-09T06:14:00Z | 9 фев 2027 | 9 Feb 2027",
                "2026-11-23T21:30:00Z | завтра, 00:30 | tomorrow, 00:30",
            })
    void momentsAreSaidAsPeopleDo(Instant at, String inRussian, String inEnglish) {
        assertThat(russian.ago(at).replace('\u00a0', ' ')).isEqualTo(inRussian);
        assertThat(english.ago(at).replace('\u00a0', ' ')).isEqualTo(inEnglish);
    }

    @Test
    void secondsAreSaidWhereTheyMatter() {
        assertThat(russian.secondsAgo(NOW.minusSeconds(3))).isEqualTo("3\u00a0с назад");
        assertThat(russian.secondsAgo(NOW)).isEqualTo("только что");
    }

    @Test
    void whatIsDueIsLateTodayOrLater() {
        assertThat(russian.due(NOW.minus(Duration.ofDays(2)))).isEqualTo("просрочено 2 дня");
        assertThat(russian.due(NOW.minus(Duration.ofMinutes(5)))).isEqualTo("просрочено 5\u00a0мин");
        assertThat(russian.due(NOW.plus(Duration.ofHours(1)))).isEqualTo("сегодня, 15:31");
        assertThat(russian.urgency(NOW)).isEqualTo(Format.Urgency.LATE);
        assertThat(russian.urgency(NOW.plusSeconds(60))).isEqualTo(Format.Urgency.TODAY);
        assertThat(russian.urgency(NOW.plus(Duration.ofHours(12)))).isEqualTo(Format.Urgency.LATER);
    }

    @Test
    void periodsAreAsShortAsTheyCanBe() {
        assertThat(russian.period(day(11, 1), day(11, 23))).isEqualTo("1–23\u00a0ноября");
        assertThat(russian.period(day(11, 23), day(11, 23))).isEqualTo("23\u00a0ноября");
        assertThat(russian.period(day(10, 28), day(11, 3))).isEqualTo("28\u00a0октября\u00a0– 3\u00a0ноября");
        assertThat(russian.weekday(day(11, 23))).isEqualTo("понедельник, 23\u00a0ноября");
    }

    @Test
    void durationsHaveAtMostTwoParts() {
        assertThat(russian.duration(Duration.ofSeconds(252))).isEqualTo("4\u00a0мин 12\u00a0с");
        assertThat(russian.duration(Duration.ofMinutes(125))).isEqualTo("2\u00a0ч 5\u00a0мин");
        assertThat(russian.duration(Duration.ofMinutes(4))).isEqualTo("4\u00a0мин");
    }

    @Test
    void theZoneIsTheAccounts() {
        var there = new Format(
                new Messages(), Language.RUSSIAN, ZoneId.of("Asia/Yekaterinburg"), Clock.fixed(NOW, ZoneOffset.UTC));
        assertThat(there.time(NOW)).isEqualTo("16:31");
        assertThat(russian.time(NOW)).isEqualTo("14:31");
        assertThat(russian.zoneNote()).isEqualTo("время московское");
        assertThat(there.zoneNote()).isEqualTo("часовой пояс: Екатеринбург");
        assertThat(russian.input(NOW)).isEqualTo("2026-11-23T14:31");
    }

    private static LocalDate day(int month, int day) {
        return LocalDate.of(2026, month, day);
    }

    private static Format format(Language language) {
        return new Format(new Messages(), language, ZoneId.of("Europe/Moscow"), Clock.fixed(NOW, ZoneOffset.UTC));
    }
}
