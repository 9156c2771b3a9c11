package io.kabinet.ui;

import io.kabinet.shared.Money;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * Numbers, money and times as people read them, in one language and one time zone. Groups of digits stand apart by a
 * narrow no-break space in Russian and by a comma in English; the minus is a true one.
 */
public final class Format {

    private static final String GROUP = "\u202f";
    private static final String SPACE = "\u00a0";
    private static final String MINUS = "\u2212";
    private static final String NONE = "—";
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter CLOCK_WITH_SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final Messages messages;
    private final Language language;
    private final ZoneId zone;
    private final Clock clock;

    Format(Messages messages, Language language, ZoneId zone, Clock clock) {
        this.messages = messages;
        this.language = language;
        this.zone = zone;
        this.clock = clock;
    }

    /** {@code 86 400}. */
    public String number(long number) {
        return grouped(language, number);
    }

    /** {@code +300}, {@code −27}, {@code 0}. */
    public String signed(long number) {
        return number > 0 ? "+" + number(number) : number(number);
    }

    /** {@code 19,0 %}, {@code 19.0%}; «—» when there is nothing to divide by. */
    public String percent(long part, long whole) {
        return whole == 0 ? NONE : percent(100.0 * part / whole);
    }

    /** As {@link #percent(long, long)}, of a figure that is already in hundredths. */
    public String percent(double percent) {
        var sign = language == Language.RUSSIAN ? SPACE + "%" : "%";
        return decimal(percent) + sign;
    }

    /** The change from one number to another, {@code +11 %}; «—» when there was nothing before. */
    public String change(long before, long now) {
        if (before == 0) {
            return NONE;
        }
        var sign = language == Language.RUSSIAN ? SPACE + "%" : "%";
        return signed(Math.round(100.0 * (now - before) / before)) + sign;
    }

    /** The difference of two rates, {@code +1,2 п. п.}. */
    public String points(double before, double now) {
        double difference = Math.round((now - before) * 10) / 10.0;
        return (difference > 0 ? "+" : "") + decimal(difference) + SPACE + text("ui.points");
    }

    /** {@code 86 400 ₽}; kopecks only when there are any. */
    public String money(Money money) {
        long roubles = Math.abs(money.kopecks() / 100);
        long kopecks = Math.abs(money.kopecks() % 100);
        var fraction = kopecks == 0 ? "" : (language == Language.RUSSIAN ? "," : ".") + "%02d".formatted(kopecks);
        return (money.kopecks() < 0 ? MINUS : "") + number(roubles) + fraction + SPACE + "₽";
    }

    /** {@code 14:31}. */
    public String time(Instant at) {
        return CLOCK.format(local(at));
    }

    /** «только что», «6 мин назад» within the last hour; {@link #moment} otherwise. */
    public String ago(Instant at) {
        long seconds = Duration.between(at, clock.instant()).toSeconds();
        if (seconds < 0 || seconds >= 3600) {
            return moment(at);
        }
        return seconds < 60 ? text("ui.ago.now") : text("ui.ago.minutes", seconds / 60);
    }

    /** As {@link #ago}, by the second within the last minute: «3 секунды назад». */
    public String secondsAgo(Instant at) {
        long seconds = Duration.between(at, clock.instant()).toSeconds();
        return seconds > 0 && seconds < 60 ? text("ui.ago.seconds", seconds) : ago(at);
    }

    /** «сегодня, 13:21», «завтра, 10:00», «21 ноя, 09:14», «9 фев 2027». */
    public String moment(Instant at) {
        var local = local(at);
        long days = ChronoUnit.DAYS.between(today(), local.toLocalDate());
        if (days >= -1 && days <= 1) {
            var day = days == 0 ? "ui.today" : days < 0 ? "ui.yesterday" : "ui.tomorrow";
            return text("ui.day_and_time", text(day), CLOCK.format(local));
        }
        var day = shortDay(local.toLocalDate());
        return local.getYear() == today().getYear() ? text("ui.day_and_time", day, CLOCK.format(local)) : day;
    }

    /** As {@link #moment}, months in full: «19 ноября, 20:41»; for sentences and facts. */
    public String momentInFull(Instant at) {
        var local = local(at);
        long days = ChronoUnit.DAYS.between(today(), local.toLocalDate());
        return days >= -1 && days <= 1
                ? moment(at)
                : text("ui.day_and_time", day(local.toLocalDate()), CLOCK.format(local));
    }

    /** Everything about a moment, for a title: «23 ноября 2026, 14:31:05, Москва». */
    public String exact(Instant at) {
        var local = local(at);
        var day = local.getDayOfMonth() + SPACE + month(local.toLocalDate()) + SPACE + local.getYear();
        return text("ui.exact", day, CLOCK_WITH_SECONDS.format(local), zoneName());
    }

    /** «23 ноября»; with the year when it is another one. */
    public String day(LocalDate day) {
        var text = day.getDayOfMonth() + SPACE + month(day);
        return day.getYear() == today().getYear() ? text : text + SPACE + day.getYear();
    }

    /** «понедельник, 23 ноября». */
    public String weekday(LocalDate day) {
        return day.getDayOfWeek().getDisplayName(TextStyle.FULL, language.locale()) + ", " + day(day);
    }

    /** «21 ноя»; with the year when it is another one. */
    public String shortDay(LocalDate day) {
        var text = day.getDayOfMonth() + SPACE + text("ui.month." + day.getMonthValue() + ".short");
        return day.getYear() == today().getYear() ? text : text + SPACE + day.getYear();
    }

    /** «1–23 ноября», «28 октября – 3 ноября», «23 ноября»; both days inclusive. */
    public String period(LocalDate from, LocalDate to) {
        if (from.equals(to)) {
            return day(from);
        }
        if (from.getMonth() == to.getMonth() && from.getYear() == to.getYear()) {
            return from.getDayOfMonth() + "–" + day(to);
        }
        return day(from) + SPACE + "– " + day(to);
    }

    /** «4 мин 12 с», «2 ч 5 мин». */
    public String duration(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 60) {
            return text("ui.duration.seconds", seconds);
        }
        if (seconds < 3600) {
            var minutes = text("ui.duration.minutes", seconds / 60);
            return seconds % 60 == 0 ? minutes : minutes + " " + text("ui.duration.seconds", seconds % 60);
        }
        var hours = text("ui.duration.hours", seconds / 3600);
        long minutes = seconds / 60 % 60;
        return minutes == 0 ? hours : hours + " " + text("ui.duration.minutes", minutes);
    }

    /** The next touch: «просрочено 2 дня», or when it is due. */
    public String due(Instant at) {
        var late = Duration.between(at, clock.instant());
        if (late.isNegative()) {
            return moment(at);
        }
        if (late.toMinutes() < 60) {
            return text("ui.late.minutes", Math.max(1, late.toMinutes()));
        }
        return late.toHours() < 24 ? text("ui.late.hours", late.toHours()) : text("ui.late.days", late.toDays());
    }

    /** How urgent a touch is: red when it is overdue, amber when it is due today, grey later. */
    public Urgency urgency(Instant at) {
        if (!at.isAfter(clock.instant())) {
            return Urgency.LATE;
        }
        return local(at).toLocalDate().equals(today()) ? Urgency.TODAY : Urgency.LATER;
    }

    /** See {@link #urgency(Instant)}. */
    public enum Urgency {
        LATE,
        TODAY,
        LATER
    }

    /** «время московское»; pages that show times say it once. */
    public String zoneNote() {
        return zone.getId().equals("Europe/Moscow") ? text("ui.zone.moscow") : text("ui.zone.other", zoneName());
    }

    /** Today in this time zone. */
    public LocalDate today() {
        return LocalDate.now(clock.withZone(zone));
    }

    public Instant now() {
        return clock.instant();
    }

    public ZoneId zone() {
        return zone;
    }

    /** The local time that a field of type datetime-local wants. */
    public String input(Instant at) {
        return local(at).truncatedTo(ChronoUnit.MINUTES).toString();
    }

    static String grouped(Language language, long number) {
        var digits = Long.toString(Math.abs(number));
        var group = language == Language.RUSSIAN ? GROUP : ",";
        var text = new StringBuilder(number < 0 ? MINUS : "");
        for (int index = 0; index < digits.length(); index++) {
            if (index > 0 && (digits.length() - index) % 3 == 0) {
                text.append(group);
            }
            text.append(digits.charAt(index));
        }
        return text.toString();
    }

    private String decimal(double value) {
        long tenths = Math.round(value * 10);
        var comma = language == Language.RUSSIAN ? "," : ".";
        return (tenths < 0 ? MINUS : "") + number(Math.abs(tenths) / 10) + comma + Math.abs(tenths) % 10;
    }

    private String month(LocalDate day) {
        return text("ui.month." + day.getMonthValue());
    }

    private String zoneName() {
        return zone.getDisplayName(TextStyle.FULL, language.locale());
    }

    private LocalDateTime local(Instant at) {
        return LocalDateTime.ofInstant(at, zone);
    }

    private String text(String key, Object... arguments) {
        return messages.text(language, key, arguments);
    }
}
