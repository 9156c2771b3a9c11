package io.kabinet.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.kabinet.demo.Partner;
import io.kabinet.demo.Shop;
import io.kabinet.identity.FirstStart;
import io.kabinet.shared.PhoneNumber;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The main job: a person opens a client's site and agrees to identification, a partner reports the number, a manager of the
 * client sees it, takes the visitor and sells. Told through the pages that each of them sees.
 */
class MainJobTest extends Story {

    private static final String GIVEN = "given password";
    private static final String OWN = "chosen password";

    private static final String DEALER = "samoylov@sz.example";
    private static final String HEAD = "vetrova@okna-ladoga.example";
    private static final String NEIGHBOUR = "korneev@denta.example";

    private final AtomicReference<String> snippet = new AtomicReference<>("");
    private final AtomicReference<Optional<URI>> webhook = new AtomicReference<>(Optional.empty());

    private RunningKabinet kabinet;
    private Partner partner;
    private Shop shop;

    @BeforeEach
    void start() throws Exception {
        kabinet = new RunningKabinet();
        partner = new Partner(webhook::get, Duration.ofMillis(200));
        shop = Shop.open(0, snippet::get, partner);
    }

    @AfterEach
    void stop() {
        shop.close();
        partner.close();
        kabinet.close();
    }

    @Test
    void aVisitOnAClientsSiteBecomesADealInAManagersHands() {
        openTheNetwork();
        try (var manager = desk();
                var neighbour = desk()) {
            manager.signInFirst(HEAD, GIVEN, OWN);
            neighbour.signInFirst(NEIGHBOUR, GIVEN, OWN);
            connectTheShop(manager);
            connectThePartner(manager);

            manager.visit("/visitors", "Посетители");
            assertThat(manager.page().getByText("Посетителей с контактом ещё нет"))
                    .isVisible();
            neighbour.visit("/visitors", "Посетители");

            var browserId = agreeInTheShop();
            var phone = new PhoneNumber("+" + Partner.phoneOf(browserId));
            var card = seeTheNumber(manager, phone);
            takeIt(manager, card, phone);
            writeDownWhatWasSaid(manager);
            makeADeal(manager, phone);
            winIt(manager, phone);
            oneIdentificationHasGone(manager);
            nothingIsSeenNextDoor(neighbour, card, phone);
        }
    }

    private Desk desk() {
        return new Desk(browser(), kabinet.url());
    }

    /** The head office by its one-time link, a representation, two clients, and ten identifications for each of them. */
    private void openTheNetwork() {
        try (var office = desk()) {
            office.open(kabinet.bean(FirstStart.class).link().orElseThrow());
            var page = office.page();
            assertThat(page.locator("h1")).hasText("Ваш головной офис");
            page.getByLabel("Название организации").fill("Головной офис");
            page.getByLabel("Имя", new Page.GetByLabelOptions().setExact(true)).fill("Анатолий");
            page.getByLabel("Фамилия").fill("Дёмин");
            page.getByLabel("Почта").fill("demin@kabinet.example");
            page.getByLabel("Пароль", new Page.GetByLabelOptions().setExact(true))
                    .fill(OWN);
            office.readable();
            office.press("Начать работу");
            assertThat(page.locator("nav").first()).isVisible();

            office.visit("/representations", "Представительства");
            office.press("Новое представительство");
            office.fillDialog(
                    "Создать",
                    "Название представительства",
                    "Северо-Запад",
                    "Имя",
                    "Игорь",
                    "Фамилия",
                    "Самойлов",
                    "Почта для входа",
                    DEALER,
                    "Пароль",
                    GIVEN);
            assertThat(page.locator("tbody")).containsText("Северо-Запад");
        }
        accrue("demin@kabinet.example", "/representations", 100);
        try (var dealer = desk()) {
            dealer.signInFirst(DEALER, GIVEN, OWN);
            openClient(dealer, "Окна Ладога", "Ольга", "Ветрова", HEAD);
            openClient(dealer, "Стоматология «Дента»", "Вадим", "Корнеев", NEIGHBOUR);
            dealer.readable();
        }
        accrue(DEALER, "/clients", 10);
    }

    private void openClient(Desk dealer, String name, String firstName, String lastName, String email) {
        dealer.visit("/clients", "Пользователи");
        dealer.press("Новый клиент");
        dealer.fillDialog(
                "Создать",
                "Название клиента",
                name,
                "Имя",
                firstName,
                "Фамилия",
                lastName,
                "Почта для входа",
                email,
                "Пароль",
                GIVEN);
        assertThat(dealer.page().locator("tbody")).containsText(name);
    }

    private void accrue(String seller, String children, int identifications) {
        var api = kabinet.api(seller);
        for (var child : api.get(children).json().path("items")) {
            var answer = api.post(
                    "/accruals",
                    "{\"organization_id\":\"%s\",\"identifications\":%d,\"price_minor\":0}"
                            .formatted(child.path("id").asString(), identifications));
            assertThat(answer.status()).as(answer.json().toString()).isEqualTo(201);
        }
    }

    /** The head adds the domain, copies the code into the shop, and watches the first event come in. */
    private void connectTheShop(Desk head) {
        var page = head.page();
        head.visit("/domains", "Домены");
        head.press("Добавить домен");
        head.fillDialog("Добавить", "Домен", "WWW.Okna-Ladoga.example");
        assertThat(page.locator("h2").first()).hasText("okna-ladoga.example");
        assertThat(page.locator("#domain-state")).containsText("Код не найден");
        head.readable();
        head.press("Скопировать");
        snippet.set(page.waitForFunction("async () => (await navigator.clipboard.readText()) || null")
                .jsonValue()
                .toString());
        assertThat(snippet.get()).startsWith("<script async src=\"" + kabinet.collectorUrl() + "/k.js\"");

        try (var somebody = passerBy()) {
            var visit = somebody.newPage();
            visit.navigate(shop.address() + "/raboty");
            visit.getByText("Только статистика").click();
            assertThat(page.locator("#domain-state")).containsText("Код работает");
            assertThat(page.locator("#domain-state")).containsText("/raboty");
        }
    }

    private void connectThePartner(Desk head) {
        head.visit("/connectors", "Источники идентификаций");
        head.press("Подключить партнёра");
        head.fillDialog("Подключить", "Название", "Партнёр");
        var row = head.page().locator("tbody tr", new Page.LocatorOptions().setHasText("Партнёр"));
        assertThat(row).containsText("1 идентификация");
        head.readable();
        webhook.set(Optional.of(URI.create(row.locator("[data-copy]").getAttribute("data-copy"))));
    }

    /** The id that the snippet gave this browser. */
    private UUID agreeInTheShop() {
        try (var somebody = passerBy()) {
            var page = somebody.newPage();
            page.navigate(shop.address() + "/?utm_source=yandex&utm_medium=cpc&utm_campaign=okna");
            page.waitForResponse(
                    "**/partner/visits", () -> page.getByText("Принять всё").click());
            page.navigate(shop.address() + "/kalkulyator-okon");
            var id = page.waitForFunction("() => window.kabinet?.visitor?.()").jsonValue();
            return UUID.fromString(id.toString());
        }
    }

    /** Nobody reloads the page: the visitor comes in. */
    private static String seeTheNumber(Desk manager, PhoneNumber phone) {
        var row = manager.page().locator("#visitor-rows tr", new Page.LocatorOptions().setHasText(phone.display()));
        assertThat(row).isVisible();
        assertThat(row).containsText("Яндекс");
        assertThat(row).containsText("Новый");
        manager.readable();
        var open = row.locator("a.k-open");
        var card = open.getAttribute("href");
        open.click();
        manager.at(card);
        assertThat(manager.page().locator("#card-title")).containsText(phone.display());
        return card;
    }

    private static void takeIt(Desk manager, String card, PhoneNumber phone) {
        var page = manager.page();
        assertThat(page.locator(".k-facts")).containsText("на идентификацию");
        manager.readable();
        page.locator("#take").click();
        assertThat(page.locator("#visitor-head")).containsText("Ответственный: вы");
        assertThat(page.locator("#visitor-rows tr", new Page.LocatorOptions().setHasText(phone.display())))
                .containsText("Ольга Ветрова");
        manager.open(card);
        assertThat(page.locator("h1")).containsText(phone.display());
        manager.readable();
    }

    private static void writeDownWhatWasSaid(Desk manager) {
        var page = manager.page();
        page.getByPlaceholder("Что узнали о посетителе?").fill("Два окна в спальню и балкон");
        page.locator("#panel-comment").getByText("Сохранить").click();
        assertThat(page.locator("#timeline")).containsText("Два окна в спальню и балкон");
        page.locator("#tab-reminder").click();
        page.getByLabel("О чём", new Page.GetByLabelOptions().setExact(true)).fill("Согласовать замер");
        page.locator("#panel-reminder").getByText("Напомнить").click();
        assertThat(page.locator("#next-touch")).containsText("Согласовать замер");
        assertThat(page.locator("#timeline")).containsText("Первое посещение");
        manager.readable();
    }

    private static void makeADeal(Desk manager, PhoneNumber phone) {
        var page = manager.page();
        page.locator("#make-deal").click();
        manager.at("/deals/[0-9a-f-]{36}");
        assertThat(page.locator("main")).containsText(phone.display());
        assertThat(page.locator("#timeline")).containsText("Два окна в спальню и балкон");
        manager.readable();
    }

    /** Into work by dragging, won by the keyboard. */
    private static void winIt(Desk manager, PhoneNumber phone) {
        var page = manager.page();
        manager.visit("/deals", "Сделки");
        page.locator(".k-board[data-ready]").waitFor();
        assertThat(inColumn(page, "Новая", phone)).isVisible();
        page.waitForResponse(
                "**/stage",
                () -> inColumn(page, "Новая", phone)
                        .dragTo(column(page, "В работе").locator(".l")));
        assertThat(inColumn(page, "В работе", phone)).isVisible();

        inColumn(page, "В работе", phone).focus();
        page.keyboard().press("Space");
        page.keyboard().press("ArrowRight");
        page.keyboard().press("ArrowRight");
        page.waitForResponse("**/stage", () -> page.keyboard().press("Space"));
        assertThat(inColumn(page, "Продажа", phone)).isVisible();
        page.reload();
        assertThat(inColumn(page, "Продажа", phone)).isVisible();
        manager.readable();
    }

    private static Locator column(Page page, String stage) {
        return page.getByRole(
                AriaRole.REGION, new Page.GetByRoleOptions().setName(stage).setExact(true));
    }

    private static Locator inColumn(Page page, String stage, PhoneNumber phone) {
        return column(page, stage).locator(".k-card", new Locator.LocatorOptions().setHasText(phone.display()));
    }

    private static void oneIdentificationHasGone(Desk manager) {
        manager.visit("/balance", "Баланс");
        assertThat(manager.page().locator("#balance-figures .k-huge")).hasText("9");
        manager.visit("/analytics", "Аналитика");
    }

    private void nothingIsSeenNextDoor(Desk neighbour, String card, PhoneNumber phone) {
        var page = neighbour.page();
        assertThat(page.getByText("Посетителей с контактом ещё нет")).isVisible();
        assertThat(page.getByText(phone.display())).hasCount(0);
        for (var path : new String[] {
            "/visitors?identified=any", "/visitors?q=" + phone.e164().substring(1), "/deals"
        }) {
            neighbour.open(path);
            assertThat(page.locator("body")).not().containsText(phone.display());
        }
        assertThat(neighbour.open(card).status()).isEqualTo(404);
        neighbour.visit("/balance", "Баланс");
        assertThat(page.locator("#balance-figures .k-huge")).hasText("10");

        var api = kabinet.api(NEIGHBOUR);
        assertThat(api.get(card).status()).isEqualTo(404);
        assertThat(api.get("/visitors?q=" + phone.e164().substring(1)).json().path("items"))
                .isEmpty();
        assertThat(api.get("/deals").json().path("items")).isEmpty();
    }
}
