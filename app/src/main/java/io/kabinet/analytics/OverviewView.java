package io.kabinet.analytics;

import io.kabinet.ui.Chart;
import io.kabinet.ui.Page;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The overview as its page shows it: figures with their change, and the course of the chosen one. */
public record OverviewView(Overview overview, Figure chosen, List<Kpi> kpis, Kpi rate, Chart chart) {

    /**
     * A figure beside its change since the period before.
     *
     * @param better true for the better, false for the worse, null when there is no telling
     * @param behind address of the visitors behind it; null for a rate, or who may not see visitors
     */
    public record Kpi(
            String label,
            String value,
            String change,
            @Nullable Boolean better,
            boolean chosen,
            String href,
            @Nullable String behind) {}

    static OverviewView of(Overview overview, Figure chosen, Page page, boolean seesVisitors) {
        var kpis = IntStream.range(0, Figure.values().length)
                .mapToObj(index -> kpi(overview, Figure.values()[index], chosen, page, seesVisitors))
                .toList();
        return new OverviewView(overview, chosen, kpis, rate(overview, page), chart(overview, chosen, page));
    }

    /** The figure as a number of the chosen period, for the label of the chart. */
    public String chosenLabel(Page page) {
        return page.t("analytics.figure", chosen);
    }

    public LocalDate firstDay() {
        return overview.period().firstDay();
    }

    public LocalDate lastDay() {
        return overview.period().lastDay();
    }

    public Period before() {
        return overview.period().before();
    }

    private static Kpi kpi(Overview overview, Figure figure, Figure chosen, Page page, boolean seesVisitors) {
        long now = figure.in(overview.figures());
        long before = figure.in(overview.before());
        return new Kpi(
                page.t("analytics.figure", figure),
                page.format().number(now),
                page.format().change(before, now),
                before == 0 || now == before ? null : now > before,
                figure == chosen,
                page.with("figure", figure.code()),
                seesVisitors ? behind(overview.period(), figure) : null);
    }

    private static String behind(Period period, Figure figure) {
        return "/visitors?from=%s&to=%s&identified=%s".formatted(period.firstDay(), period.lastDay(), figure.filter());
    }

    private static Kpi rate(Overview overview, Page page) {
        var now = overview.figures().identificationRate();
        var before = overview.before().identificationRate();
        boolean comparable = now.isPresent() && before.isPresent();
        double difference = comparable ? now.getAsDouble() - before.getAsDouble() : 0;
        return new Kpi(
                page.t("analytics.rate"),
                page.format()
                        .percent(
                                overview.figures().numbers(), overview.figures().visitors()),
                comparable ? page.format().points(100 * before.getAsDouble(), 100 * now.getAsDouble()) : "—",
                difference == 0 ? null : difference > 0,
                false,
                "",
                null);
    }

    private static Chart chart(Overview overview, Figure chosen, Page page) {
        var zone = overview.period().zone();
        return Chart.of(IntStream.range(0, overview.series().size())
                .mapToObj(index -> value(overview, index, chosen, page, zone))
                .toList());
    }

    private static Chart.Value value(Overview overview, int index, Figure chosen, Page page, ZoneId zone) {
        var point = overview.series().get(index);
        var day = LocalDate.ofInstant(point.at(), zone);
        boolean firstOfMonth = index == 0 || day.getDayOfMonth() == 1;
        boolean byHour = overview.granularity() == Granularity.HOUR;
        var before = index < overview.seriesBefore().size()
                ? chosen.in(overview.seriesBefore().get(index).figures())
                : null;
        return new Chart.Value(
                byHour
                        ? page.format().time(point.at())
                        : firstOfMonth ? page.format().shortDay(day) : Integer.toString(day.getDayOfMonth()),
                byHour ? page.format().moment(point.at()) : page.format().weekday(day),
                chosen.in(point.figures()),
                before);
    }
}
