package io.kabinet.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+7 900 000-00-17",
                "8 (900) 000-00-17",
                "79000000017",
                "89000000017",
                "9000000017",
                " +7(900)0000017 ",
                "+7\u00a0900\u00a0000\u201100\u201117"
            })
    void everyNotationOfANumberIsOneNumber(String text) {
        assertThat(PhoneNumber.parse(text)).contains(new PhoneNumber("+79000000017"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "17", "phone", "+", "00000000000000000000000000000000000000000000000000", "\u0000"})
    void whatIsNoNumberIsNone(String text) {
        assertThat(PhoneNumber.parse(text)).isEmpty();
    }

    @Test
    void aMaskShowsTheCodeAndTheLastTwoDigits() {
        assertThat(new PhoneNumber("+79001234542").masked()).isEqualTo("+7\u00a0900\u00a0•••\u2011••\u201142");
        assertThat(new PhoneNumber("+4915112345678").masked()).isEqualTo("+4915\u00a0•••\u00a078");
    }

    @Test
    void aNumberIsShownInGroups() {
        assertThat(new PhoneNumber("+79000000017").display()).isEqualTo("+7\u00a0900\u00a0000\u201100\u201117");
    }
}
