package io.kabinet.billing.pages;

import io.kabinet.billing.DayOfUse;
import io.kabinet.billing.Pace;
import io.kabinet.ui.Bar;
import io.kabinet.ui.Chart;
import io.kabinet.ui.Chart.Value;
import io.kabinet.ui.Format;
import io.kabinet.ui.Page;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** The rest of each day as a line that goes on to the day on which nothing is left; the use of each day as bars. */
final class UseChart {

    /** Days of history that the line shows. */
    static final int DAYS = 30;

    private static final int BARS = 10;
    private static final int LABELS = 5;
    private static final double FARTHEST = 60;

    private UseChart() {}

    static Chart rest(List<DayOfUse> days, Pace pace, Format format) {
        var values = days.stream()
                .map(day -> new Value(format.shortDay(day.day()), format.weekday(day.day()), day.left(), null))
                .toList();
        var rest = pace.daysLeft().filter(left -> left > 0 && left <= FARTHEST);
        if (rest.isEmpty()) {
            return Chart.of(values);
        }
        int slots = values.size() + (int) Math.ceil(rest.get()) + 1;
        return Chart.withForecast(
                values,
                slots,
                values.size() - 1 + rest.get(),
                labels(days.getFirst().day(), slots, format));
    }

    static List<Bar> use(List<DayOfUse> days, Page page) {
        var last = days.reversed().stream().limit(BARS).toList();
        long most = last.stream()
                .flatMapToLong(day -> LongStream.of(day.spent()))
                .max()
                .orElse(0);
        return last.stream()
                .map(day -> new Bar(
                        page.format().shortDay(day.day()),
                        most == 0 ? 0 : (int) (100 * day.spent() / most),
                        page.format().number(day.spent()),
                        "",
                        null))
                .toList();
    }

    private static List<String> labels(LocalDate first, int slots, Format format) {
        return IntStream.range(0, LABELS)
                .mapToObj(label -> format.shortDay(first.plusDays((long) label * (slots - 1) / (LABELS - 1))))
                .toList();
    }
}
