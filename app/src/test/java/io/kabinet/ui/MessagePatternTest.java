package io.kabinet.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessagePatternTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0 номеров",
        "1, 1 номер",
        "2, 2 номера",
        "4, 4 номера",
        "5, 5 номеров",
        "11, 11 номеров",
        "12, 12 номеров",
        "21, 21 номер",
        "22, 22 номера",
        "111, 111 номеров",
        "1001, 1001 номер",
    })
    void russianCountsInThreeForms(long number, String expected) {
        var pattern = MessagePattern.of("{0, plural, one {# номер} few {# номера} many {# номеров} other {# номера}}");
        assertThat(shown(pattern, number)).isEqualTo(expected);
    }

    @Test
    void anExactNumberGoesBeforeItsForm() {
        var pattern = MessagePattern.of("{0, plural, =0 {нет} one {# номер} other {# номеров}}");
        assertThat(shown(pattern, 0L)).isEqualTo("нет");
        assertThat(shown(pattern, 1L)).isEqualTo("1 номер");
    }

    @Test
    void aChoiceMayHoldArgumentsAndChoices() {
        var pattern =
                MessagePattern.of("{1, select, female {сменила} other {сменил}} этап: {0} ({2, plural, other {#}})");
        assertThat(shown(pattern, "Новая", "female", 3L)).isEqualTo("сменила этап: Новая (3)");
        assertThat(shown(pattern, "Новая", "unknown", 3L)).isEqualTo("сменил этап: Новая (3)");
    }

    @Test
    void apostrophesAndHashesStandForThemselves() {
        assertThat(shown(MessagePattern.of("can't #{0}"), "x")).isEqualTo("can't #x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{0", "}", "{0, plural, one {#}}", "{0, plural, other {#}", "{0, date, other {x}}", "{x}"})
    void aBrokenPatternIsRefused(String source) {
        assertThatThrownBy(() -> MessagePattern.of(source)).isInstanceOf(RuntimeException.class);
    }

    private static String shown(MessagePattern pattern, Object... arguments) {
        return pattern.text(Language.RUSSIAN, String::valueOf, arguments);
    }
}
