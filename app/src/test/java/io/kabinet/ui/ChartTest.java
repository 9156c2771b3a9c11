package io.kabinet.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChartTest {

    @ParameterizedTest
    @CsvSource({"0, 4", "1, 4", "4, 4", "5, 8", "49, 80", "60, 80", "81, 120", "738, 800", "1001, 1200"})
    void theAxisEndsWithARoundNumberInFourSteps(long highest, long top) {
        assertThat(Chart.top(highest)).isEqualTo(top);
    }

    @Test
    void theLineFillsTheFieldFromEdgeToEdge() {
        var chart = Chart.of(values(0, 40, 80));
        assertThat(chart.path()).isEqualTo("M0.0 200.0L500.0 100.0L1000.0 0.0");
        assertThat(chart.areaPath()).isEqualTo("M0.0 200.0L500.0 100.0L1000.0 0.0L1000.0 200L0 200Z");
        assertThat(chart.ticks()).containsExactly(80L, 60L, 40L, 20L, 0L);
        assertThat(chart.previousPath()).isEmpty();
    }

    @Test
    void anEmptyPeriodIsAnEmptyChart() {
        var chart = Chart.of(List.of());
        assertThat(chart.path()).isEmpty();
        assertThat(chart.areaPath()).isEmpty();
        assertThat(chart.points()).isEmpty();
    }

    @Test
    void thePeriodBeforeShapesTheAxisToo() {
        var chart = Chart.of(
                List.of(new Chart.Value("1", "1 ноября", 10, 100L), new Chart.Value("2", "2 ноября", 20, null)));
        assertThat(chart.ticks().getFirst()).isEqualTo(120);
        assertThat(chart.previousPath()).isEqualTo("M0.0 33.3");
    }

    @Test
    void aLongPeriodHasAtMostTwelveLabels() {
        assertThat(Chart.of(values(LongStream.range(0, 90).toArray())).labels()).hasSizeLessThanOrEqualTo(12);
    }

    @Test
    void aForecastFallsToZero() {
        var chart = Chart.withForecast(values(80, 40), 5, 3, List.of("24 ноя", "28 ноя"));
        assertThat(chart.path()).isEqualTo("M0.0 0.0L250.0 100.0");
        assertThat(chart.forecastPath()).isEqualTo("M250.0 100.0L750.0 200");
        assertThat(chart.labels()).extracting(Chart.Label::x).containsExactly("0.0", "100.0");
    }

    private static List<Chart.Value> values(long... values) {
        return LongStream.of(values)
                .mapToObj(value -> new Chart.Value(Long.toString(value), Long.toString(value), value, null))
                .toList();
    }
}
