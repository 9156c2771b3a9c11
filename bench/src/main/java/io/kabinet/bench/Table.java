package io.kabinet.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Figures, each beside its ceiling and its target. */
public final class Table {

    private final List<Row> rows = new ArrayList<>();

    private record Row(String figure, double value, String unit, Optional<Ceiling> ceiling, Optional<Target> target) {}

    /** What the same machine does at most in the same run. */
    public record Ceiling(String what, double value) {}

    /** What the project promises. */
    public record Target(boolean atLeast, double value) {

        public static Target atLeast(double value) {
            return new Target(true, value);
        }

        public static Target atMost(double value) {
            return new Target(false, value);
        }

        boolean isMetBy(double figure) {
            return atLeast ? figure >= value : figure <= value;
        }
    }

    public void add(String figure, double value, String unit) {
        rows.add(new Row(figure, value, unit, Optional.empty(), Optional.empty()));
    }

    public void add(String figure, double value, String unit, Target target) {
        rows.add(new Row(figure, value, unit, Optional.empty(), Optional.of(target)));
    }

    public void add(String figure, double value, String unit, Ceiling ceiling) {
        rows.add(new Row(figure, value, unit, Optional.of(ceiling), Optional.empty()));
    }

    public boolean allTargetsMet() {
        return rows.stream()
                .allMatch(row ->
                        row.target().map(target -> target.isMetBy(row.value())).orElse(true));
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        text.append(String.format(
                "%-52s %12s %-9s %-34s %6s  %s%n", "figure", "value", "unit", "ceiling", "ratio", "target"));
        for (var row : rows) {
            text.append(String.format(
                    Locale.ROOT,
                    "%-52s %12s %-9s %-34s %6s  %s%n",
                    row.figure(),
                    number(row.value()),
                    row.unit(),
                    row.ceiling()
                            .map(ceiling -> number(ceiling.value()) + " (" + ceiling.what() + ")")
                            .orElse(""),
                    row.ceiling()
                            .map(ceiling -> String.format(Locale.ROOT, "%.2f", row.value() / ceiling.value()))
                            .orElse(""),
                    row.target()
                            .map(target -> (target.atLeast() ? ">= " : "<= ")
                                    + number(target.value())
                                    + (target.isMetBy(row.value()) ? " met" : " MISSED"))
                            .orElse("")));
        }
        return text.toString();
    }

    private static String number(double value) {
        return value >= 100 ? String.format(Locale.ROOT, "%,.0f", value) : String.format(Locale.ROOT, "%.2f", value);
    }
}
