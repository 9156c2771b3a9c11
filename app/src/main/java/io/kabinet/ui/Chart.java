package io.kabinet.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The geometry of a line chart: paths in a field of 1000 by 200 that the page stretches, labels in percent of its width.
 *
 * @param ticks values of the grid lines, from the top down to zero
 * @param gridLines heights of the grid lines
 * @param forecastPath empty for none
 * @param previousPath empty for none
 */
public record Chart(
        List<Long> ticks,
        List<String> gridLines,
        List<Label> labels,
        List<Point> points,
        String path,
        String areaPath,
        String previousPath,
        String forecastPath) {

    private static final int WIDTH = 1000;
    private static final int HEIGHT = 200;
    private static final int INTERVALS = 4;
    private static final int MOST_LABELS = 12;

    /** A text under the axis. */
    public record Label(String x, String text) {}

    /** One point as a screen reader and the hover tell it; places in percent. */
    public record Point(
            String x,
            String y,
            String title,
            long value,
            @Nullable Long previous) {}

    /** One value to draw: its place on the axis, its full name, the value, and the one of the period before. */
    public record Value(
            String label,
            String title,
            long value,
            @Nullable Long previous) {}

    /** A chart of values in even distances. */
    public static Chart of(List<Value> values) {
        return of(values, values.size(), "");
    }

    /**
     * A chart that ends with a straight forecast down to zero.
     *
     * @param slots how many distances the axis has; the values fill the first ones
     * @param zeroAt the slot in which the forecast reaches zero
     * @param labels texts under the whole axis, in even distances
     */
    public static Chart withForecast(List<Value> values, int slots, double zeroAt, List<String> labels) {
        var drawn = of(values, slots, "");
        var last = values.getLast();
        var forecast = "M%s %sL%s %d"
                .formatted(
                        x(values.size() - 1, slots),
                        y(last.value(), drawn.ticks().getFirst()),
                        decimal(WIDTH * Math.min(1, zeroAt / (slots - 1))),
                        HEIGHT);
        return new Chart(
                drawn.ticks,
                drawn.gridLines,
                spread(labels),
                drawn.points,
                drawn.path,
                drawn.areaPath,
                drawn.previousPath,
                forecast);
    }

    private static Chart of(List<Value> values, int slots, String forecast) {
        long top = top(values.stream()
                .flatMapToLong(value -> LongStream.of(value.value(), value.previous() == null ? 0 : value.previous()))
                .max()
                .orElse(0));
        var line = new ArrayList<String>();
        var before = new ArrayList<String>();
        var points = new ArrayList<Point>();
        for (int index = 0; index < values.size(); index++) {
            var value = values.get(index);
            var x = x(index, slots);
            line.add(x + " " + y(value.value(), top));
            if (value.previous() != null) {
                before.add(x + " " + y(value.previous(), top));
            }
            points.add(new Point(
                    decimal(Double.parseDouble(x) * 100 / WIDTH),
                    decimal(Double.parseDouble(y(value.value(), top)) * 100 / HEIGHT),
                    value.title(),
                    value.value(),
                    value.previous()));
        }
        return new Chart(
                IntStream.rangeClosed(0, INTERVALS)
                        .mapToObj(step -> top * (INTERVALS - step) / INTERVALS)
                        .toList(),
                IntStream.rangeClosed(0, INTERVALS)
                        .mapToObj(step -> Integer.toString(HEIGHT * step / INTERVALS))
                        .toList(),
                labels(values, slots),
                List.copyOf(points),
                joined(line),
                values.isEmpty()
                        ? ""
                        : joined(line) + "L%s %dL0 %d".formatted(x(values.size() - 1, slots), HEIGHT, HEIGHT) + "Z",
                joined(before),
                forecast);
    }

    /** The end of the axis: a round number that divides into four whole steps. */
    static long top(long highest) {
        for (long unit = 1; ; unit *= 10) {
            for (long step : new long[] {1, 2, 3, 5}) {
                if (step * unit * INTERVALS >= highest) {
                    return step * unit * INTERVALS;
                }
            }
        }
    }

    private static List<Label> labels(List<Value> values, int slots) {
        int every = Math.max(1, (values.size() + MOST_LABELS - 1) / MOST_LABELS);
        return IntStream.range(0, values.size())
                .filter(index -> index % every == 0)
                .mapToObj(index -> new Label(
                        decimal(Double.parseDouble(x(index, slots)) * 100 / WIDTH),
                        values.get(index).label()))
                .toList();
    }

    private static List<Label> spread(List<String> labels) {
        return IntStream.range(0, labels.size())
                .mapToObj(index ->
                        new Label(decimal(100.0 * index / Math.max(1, labels.size() - 1)), labels.get(index)))
                .toList();
    }

    private static String joined(List<String> points) {
        return points.isEmpty() ? "" : "M" + String.join("L", points);
    }

    private static String x(int index, int slots) {
        return decimal(slots <= 1 ? 0 : (double) WIDTH * index / (slots - 1));
    }

    private static String y(long value, long top) {
        return decimal(HEIGHT - (double) HEIGHT * value / top);
    }

    private static String decimal(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }
}
