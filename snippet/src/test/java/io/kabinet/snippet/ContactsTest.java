package io.kabinet.snippet;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContactsTest extends InBrowser {

    private static final String CALLBACK = """
            <form name="callback" onsubmit="return false">
              <label>Ваше имя <input name="f1" value="Анна"></label>
              <input type="tel" name="f2" value="+7 (900) 000-00-17">
              <input name="f3" placeholder="Почта" value="anna@mail.example">
              <input type="password" name="password" value="secret@secret.example">
              <input name="comment" value="Перезвоните">
              <input type="hidden" name="phone" value="+79000000099">
              <button>Жду звонка</button>
            </form>""";

    @Test
    void aFormGivesItsContactsWithConsentToIdentification() {
        put("/", "A", CALLBACK);
        open("/");
        consent(EVERYTHING);
        page.getByText("Жду звонка").click();
        var form = collector.awaitEvent("form");
        assertThat(form.get("form").getAsString()).isEqualTo("callback");
        assertThat(form.getAsJsonObject("fields").toString())
                .isEqualTo("{\"name\":\"Анна\",\"phone\":\"+7 (900) 000-00-17\",\"email\":\"anna@mail.example\"}");
    }

    @Test
    void aFormGivesNoContactWithoutConsentToIdentification() {
        put("/", "A", CALLBACK);
        open("/");
        consent(STATISTICS);
        page.getByText("Жду звонка").click();
        var form = collector.awaitEvent("form");
        assertThat(form.getAsJsonObject("fields").toString()).isEqualTo("{}");
        assertThat(collector.requests().toString()).doesNotContain("000-00-17");
        assertThat(page.evaluate("() => JSON.stringify({...localStorage})").toString())
                .doesNotContain("000-00-17");
    }

    @Test
    void aFormThatLeavesThePageIsNotLost() {
        put("/", "A", CALLBACK.replace("onsubmit=\"return false\"", "action=\"/thanks\""));
        put("/thanks", "Спасибо", "");
        open("/");
        consent(EVERYTHING);
        page.getByText("Жду звонка").click();
        assertThat(collector
                        .awaitEvent("form")
                        .getAsJsonObject("fields")
                        .get("phone")
                        .getAsString())
                .isEqualTo("+7 (900) 000-00-17");
        assertThat(collector.accepted("form")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    <input type="tel" value="89000000017">                                | phone | 89000000017
                    <input name="user[phone]" value="9000000017">                         | phone | 9000000017
                    <input id="mobile" value="8 900 000 00 17">                           | phone | 8 900 000 00 17
                    <label>Телефон<input value="8-900-000-00-17"></label>                 | phone | 8-900-000-00-17
                    <input placeholder="+7 (___) ___-__-__" value="+7 (900) 000-00-17">   | phone | +7 (900) 000-00-17
                    <input name="f" value="+79000000017">                                 | phone | +79000000017
                    <input type="email" value="anna@mail.example">                        | email | anna@mail.example
                    <input name="login" value="anna@mail.example">                        | email | anna@mail.example
                    <input autocomplete="given-name" value="Анна">                        | name  | Анна
                    <input placeholder="Как вас зовут" value="Анна">                      | name  | Анна
                    <input name="your_name" value="Анна Петрова">                         | name  | Анна Петрова
                    """)
    void finds(String field, String name, String value) {
        assertThat(submitted(field).get(name).getAsString()).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    <input type="password" name="phone" value="+79000000017">
                    <input name="password" value="anna@mail.example">
                    <input type="tel" autocomplete="cc-number" value="4000000000002">
                    <input type="tel" name="card_number" value="400000000002">
                    <input type="tel" value="4000 0000 0000 0002">
                    <input name="cardholder_name" value="ANNA PETROVA">
                    <label>Имя на карте<input value="ANNA PETROVA"></label>
                    <input name="inn" value="7700000000">
                    <input name="passport" value="4000000000">
                    <input name="company_name" value="Ладога">
                    <input name="username" value="anna">
                    <input type="hidden" name="phone" value="+79000000017">
                    <input type="checkbox" name="phone" value="+79000000017" checked>
                    <input type="search" name="q" value="+79000000017">
                    <input name="name" value="  ">
                    """)
    void passesOver(String field) {
        assertThat(submitted(field).keySet()).isEmpty();
    }

    private JsonObject submitted(String field) {
        put("/", "A", "<form id=lead onsubmit=\"return false\">" + field + "<button>Отправить</button></form>");
        open("/");
        consent(EVERYTHING);
        page.getByText("Отправить").click();
        return collector.awaitEvent("form").getAsJsonObject("fields");
    }

    @Test
    void clicksOnAPhoneAndOnAnAddressAreTold() {
        put("/", "A", """
                <a href="tel:+79000000017" onclick="event.stopPropagation(); return false"><b>Позвонить</b></a>
                <a href="mailto:shop@mail.example" onclick="return false">Написать</a>
                <a href="#top">Наверх</a> <b>Текст</b>""");
        open("/");
        consent(STATISTICS);
        page.getByText("Текст").click();
        page.getByText("Наверх").click();
        page.getByText("Позвонить").click();
        page.getByText("Написать").click();
        collector.awaitEvent(
                "contact_click", event -> event.get("kind").getAsString().equals("tel"));
        collector.awaitEvent(
                "contact_click", event -> event.get("kind").getAsString().equals("mailto"));
        assertThat(collector.accepted("contact_click")).hasSize(2);
    }
}
