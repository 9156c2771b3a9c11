package io.kabinet.sites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kabinet.shared.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostTest {

    @ParameterizedTest
    @CsvSource({
        "shop.example, shop.example",
        "'  Shop.EXAMPLE ', shop.example",
        "www.shop.example, shop.example",
        "WWW.Shop.Example., shop.example",
        "www.example, www.example",
        "окна.рф, xn--80atjc.xn--p1ai",
        "ОКНА.РФ, xn--80atjc.xn--p1ai",
        "www.окна.рф., xn--80atjc.xn--p1ai",
        "xn--80atjc.xn--p1ai, xn--80atjc.xn--p1ai",
        "faß.example, xn--fa-hia.example",
        "a-b.c1.example, a-b.c1.example",
        "1c-bitrix.example, 1c-bitrix.example"
    })
    void oneSiteHasOneName(String typed, String host) {
        assertThat(Host.parse(typed).ascii()).isEqualTo(host);
    }

    @ParameterizedTest
    @CsvSource({
        "'', required",
        "'   ', required",
        "https://shop.example, host_scheme",
        "ftp://shop.example/a, host_scheme",
        "shop.example:8080, host_port",
        "shop.example/a, host_path",
        "shop.example/, host_path",
        "shop.example?a=1, host_path",
        "shop.example#a, host_path",
        "shop example, host_space",
        "192.0.2.7, host_address",
        "1.2, host_address",
        "0x7f.1, host_address",
        "[2001:db8::1], host_address",
        "2001:db8::1, host_address",
        "::1, host_address",
        "localhost, host_dot",
        "shop..example, host",
        ".shop.example, host",
        "-shop.example, host",
        "shop_a.example, host",
        "user@shop.example, host",
        "shop.example.., host",
        "*.shop.example, host",
        "xn--a.example, host"
    })
    void whatIsNoHostIsRefusedByItsReason(String typed, String code) {
        assertThatThrownBy(() -> Host.parse(typed)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.fields().getFirst().field()).isEqualTo("host");
            assertThat(refused.fields().getFirst().code()).isEqualTo(code);
        });
    }

    @Test
    void labelsAndNamesHaveTheirLengths() {
        assertThat(Host.parse("a".repeat(63) + ".example").ascii()).hasSize(71);
        assertThatThrownBy(() -> Host.parse("a".repeat(64) + ".example")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> Host.parse("a.".repeat(130) + "example")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> Host.parse("a\u0000.example")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> Host.parse("\ud800.example")).isInstanceOf(Refused.class);
    }

    @Test
    void peopleReadTheirOwnLetters() {
        assertThat(Host.display("xn--80atjc.xn--p1ai")).isEqualTo("окна.рф");
        assertThat(Host.display("shop.example")).isEqualTo("shop.example");
    }
}
