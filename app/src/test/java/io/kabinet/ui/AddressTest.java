package io.kabinet.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AddressTest {

    private final Address address = address();

    @Test
    void aFilterChangesItsParameterAndBeginsTheListAnew() {
        assertThat(address.with("status", "new")).isEqualTo("/visitors?status=new&domain=a&domain=b&q=%D0%BE%20%26");
        assertThat(address.without("status", "domain")).isEqualTo("/visitors?q=%D0%BE%20%26");
        assertThat(address.at("/visitors/rows"))
                .startsWith("/visitors/rows?status=work&")
                .doesNotContain("cursor");
    }

    @Test
    void aMultipleChoiceIsToggled() {
        assertThat(address.toggled("domain", "a")).contains("domain=b").doesNotContain("domain=a");
        assertThat(address.toggled("domain", "c")).contains("domain=a&domain=b&domain=c");
        assertThat(address.toggled("status", "work")).doesNotContain("status");
    }

    @Test
    void aBlankValueIsNone() {
        assertThat(new Address("/x", new LinkedHashMap<>(Map.of("q", List.of(" ")))).value("q"))
                .isEmpty();
    }

    private static Address address() {
        var parameters = new LinkedHashMap<String, List<String>>();
        parameters.put("status", List.of("work"));
        parameters.put("domain", List.of("a", "b"));
        parameters.put("q", List.of("о &"));
        parameters.put("cursor", List.of("x"));
        return new Address("/visitors", parameters);
    }
}
