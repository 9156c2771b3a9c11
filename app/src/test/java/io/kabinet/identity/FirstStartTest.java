package io.kabinet.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.kabinet.testing.FreshInstallation;
import io.kabinet.testing.TestBrowser;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = FreshInstallation.class)
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
@DirtiesContext
class FirstStartTest {

    private static final Map<String, String> FORM = Map.of(
            "name", "Головной офис",
            "first_name", "Игорь",
            "last_name", "Самойлов",
            "email", "Samoylov@Kabinet.example",
            "password", "long enough");

    private final int port;
    private final FirstStart firstStart;

    FirstStartTest(@LocalServerPort int port, FirstStart firstStart) {
        this.port = port;
        this.firstStart = firstStart;
    }

    @Test
    void theLinkOpensTheHeadOfficeOnce() {
        var replaced = firstStart.link().orElseThrow();
        var link = firstStart.link().orElseThrow();
        var browser = new TestBrowser(port);

        assertThat(browser.get(replaced).statusCode()).as("an older link").isEqualTo(404);
        assertThat(browser.get(FirstStart.PATH + "guess").statusCode()).isEqualTo(404);
        assertThat(browser.get(link).body()).contains("Ваш головной офис");

        var incomplete =
                browser.post(link, Map.of("name", "Головной офис", "first_name", "Игорь", "password", "short"));
        assertThat(incomplete.statusCode()).isEqualTo(422);
        assertThat(incomplete.body())
                .as("what was typed stays, and each field says what is wrong")
                .contains("value=\"Игорь\"")
                .contains("Заполните поле")
                .contains("Не короче 8 знаков");

        var opened = browser.post(link, FORM);
        assertThat(opened.statusCode()).isEqualTo(303);
        assertThat(opened.headers().firstValue("Location")).hasValue("/");
        assertThat(browser.get("/representations").body()).contains("Представительств пока нет");

        assertThat(firstStart.link()).isEmpty();
        var second = new TestBrowser(port);
        assertThat(second.get(link).statusCode()).isEqualTo(404);
        second.get("/sign-in");
        assertThat(second.post(link, FORM).statusCode()).isEqualTo(404);
        assertThat(second.signIn("samoylov@kabinet.example", "long enough").statusCode())
                .isEqualTo(303);
    }
}
