package io.kabinet.crm;

import static org.assertj.core.api.Assertions.assertThat;

import io.kabinet.tenancy.Access;
import io.kabinet.testing.KabinetTest;
import io.kabinet.testing.TestBrowser;
import io.kabinet.testing.TestNetwork;
import io.kabinet.timeline.Card;
import io.kabinet.timeline.Comments;
import io.kabinet.timeline.Reminders;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.web.server.LocalServerPort;

@KabinetTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DealPagesTest {

    private static final String[] HTMX = {"HX-Request", "true"};

    private final int port;
    private final MakeDeal makeDeal;
    private final Deals deals;
    private final Board board;
    private final Funnels funnels;
    private final Comments comments;
    private final Reminders reminders;
    private final TestNetwork network;

    DealPagesTest(
            @LocalServerPort int port,
            MakeDeal makeDeal,
            Deals deals,
            Board board,
            Funnels funnels,
            Comments comments,
            Reminders reminders) {
        this.port = port;
        this.makeDeal = makeDeal;
        this.deals = deals;
        this.board = board;
        this.funnels = funnels;
        this.comments = comments;
        this.reminders = reminders;
        this.network = TestNetwork.make();
    }

    @Test
    void theBoardShowsTheManagersOwnCardsOnly() {
        var manager = network.ladoga().managerWithPencils();
        var mine = make(manager, "Балкон 6 м");
        var other = make(network.ladoga().head(), "Витражи");
        var browser = TestBrowser.of(port, manager);

        var board = browser.get("/deals");
        assertThat(board.statusCode()).isEqualTo(200);
        assertThat(board.body())
                .contains("card-" + mine.id(), "Предложение отправлено", "data-sortable")
                .doesNotContain(other.id().toString());
        assertThat(browser.get("/deals?view=list&sort=-amount_minor").body())
                .contains("Балкон 6 м")
                .doesNotContain("Витражи");
        assertThat(browser.get("/deals/board?q=%D0%B1%D0%B0%D0%BB%D0%BA%D0%BE%D0%BD&lost=1&touch=none", HTMX)
                        .body())
                .contains("card-" + mine.id())
                .doesNotContain("<html");
        assertThat(browser.get("/deals/" + other.id()).statusCode()).isEqualTo(404);
        assertThat(browser.get("/cards/deal/" + other.id() + "/timeline", HTMX).statusCode())
                .isEqualTo(404);
    }

    @Test
    void whoMayOnlyLookSeesNoWayToChangeAnything() {
        var onlooker = network.ladoga().managerWithEyes();
        var deal = make(network.ladoga().head(), "Лоджия");
        deals.assign(network.ladoga().head().scope(), deal.id(), onlooker.membership(), OptionalInt.empty());
        var browser = TestBrowser.of(port, onlooker);

        assertThat(browser.get("/deals").body()).doesNotContain("data-sortable", "/deals/new");
        assertThat(browser.get("/deals/" + deal.id()).body()).doesNotContain("/edit", "hx-delete");
        assertThat(browser.get("/cards/deal/" + deal.id() + "/timeline", HTMX).body())
                .contains("k-tl")
                .doesNotContain("k-comp");
        assertThat(browser.send("DELETE", "/deals/" + deal.id(), Map.of(), HTMX).statusCode())
                .isEqualTo(403);
        assertThat(browser.get("/deals/new", HTMX).statusCode()).isEqualTo(404);
    }

    @Test
    void withoutTheSectionThePageDoesNotExist() {
        var browser = TestBrowser.of(port, network.ladoga().managerWithNothing());

        assertThat(browser.get("/deals").statusCode()).isEqualTo(404);
        assertThat(browser.get("/my-day").statusCode()).isEqualTo(404);
    }

    @Test
    void aDealIsMadeMovedMendedAndTakenBackFromTheMessages() {
        var head = network.denta().head();
        var browser = TestBrowser.of(port, head);
        browser.get("/deals");
        assertThat(browser.get("/deals/new", HTMX).body()).contains("stage_id", "contact.phone");

        var refused = browser.post("/deals", Map.of("title", "", "contact.phone", "12", "amount_minor", "много"), HTMX);
        assertThat(refused.statusCode()).isEqualTo(422);
        var made = browser.post(
                "/deals", Map.of("title", "Имплант", "contact.name", "Пётр <b>", "amount_minor", "124 300,50"), HTMX);
        assertThat(made.statusCode()).isEqualTo(200);

        var deal = newest(head);
        assertThat(deal.amount().orElseThrow().kopecks()).isEqualTo(12_430_050);
        var stages = funnels.list(head.scope()).getFirst().stages();
        var moved = browser.send(
                "PUT",
                "/deals/" + deal.id() + "/stage",
                Map.of("stage_id", stages.get(1).id().toString(), "version", "1"),
                from("/deals"));
        assertThat(moved.body()).contains("«В работе»", "Пётр &lt;b&gt;", "hx-swap-oob");
        var stale = browser.send(
                "PUT",
                "/deals/" + deal.id() + "/stage",
                Map.of("stage_id", stages.get(2).id().toString(), "version", "1"),
                HTMX);
        assertThat(stale.statusCode()).isEqualTo(409);

        var undo = "/deals/%s/stage?stage_id=%s&lost_reason="
                .formatted(deal.id(), stages.getFirst().id());
        assertThat(moved.body()).contains(undo.replace("&", "&amp;"));
        assertThat(browser.post(undo, Map.of(), HTMX).statusCode()).isEqualTo(200);
        assertThat(deals.get(head.scope(), deal.id()).stage().name()).isEqualTo("Новая");

        var lost = "/deals/%s/lost?stage_id=%s"
                .formatted(deal.id(), stages.getLast().id());
        assertThat(browser.get(lost, HTMX).body()).contains("lost_reason");
        assertThat(browser.get("/deals/" + deal.id() + "/edit", HTMX).body()).contains("124300.5");
        var edited = browser.post(
                "/deals/" + deal.id(), Map.of("version", "3", "title", "Имплант 2"), from("/deals/" + deal.id()));
        assertThat(edited.body()).contains("Изменения сохранены", "Имплант 2");

        var deleted = browser.send("DELETE", "/deals/" + deal.id(), Map.of(), HTMX);
        assertThat(deleted.statusCode()).isIn(200, 204, 303);
        assertThat(browser.get("/deals").body()).contains("/deals/" + deal.id() + "/restore");
        assertThat(browser.post("/deals/" + deal.id() + "/restore", Map.of(), HTMX)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void theCardTellsItsHistoryInEveryKindOfEntry() {
        var head = network.palitra().head();
        var deal = make(head, "Краска");
        var card = Card.deal(deal.id());
        var browser = TestBrowser.of(port, head);
        assertThat(browser.get("/deals/" + deal.id()).body()).contains("k-fields", "hx-trigger=\"load\"");
        assertThat(browser.get("/deals/" + deal.id(), HTMX).body()).contains("k-drawer");

        var base = "/cards/deal/" + deal.id();
        assertThat(browser.post(base + "/comments", Map.of("text", "Любит тёплый тон"), HTMX)
                        .body())
                .contains("Любит тёплый тон", "/withdraw");
        assertThat(browser.post(base + "/calls", Map.of("result", "no_answer", "text", ""), HTMX)
                        .body())
                .contains("недозвон");
        assertThat(browser.post(base + "/calls", Map.of("result", "x"), HTMX).statusCode())
                .isEqualTo(422);
        assertThat(browser.post(
                                base + "/reminders",
                                Map.of("due_at", "2031-01-02T10:00", "text", "Цвет"),
                                from("/deals/" + deal.id()))
                        .body())
                .contains("Цвет", "id=\"next-touch\"");
        var next = reminders.next(head.scope(), card).orElseThrow();
        assertThat(next.dueAt()).isEqualTo(Instant.parse("2031-01-02T07:00:00Z"));
        assertThat(browser.get("/reminders/" + next.id() + "/move", HTMX).body())
                .contains("2031-01-02T10:00");
        assertThat(browser.post(
                                "/reminders/" + next.id() + "/move",
                                Map.of("due_at", "2031-01-03T10:00"),
                                from("/deals/" + deal.id()))
                        .body())
                .contains("3\u00a0янв\u00a02031");
        assertThat(browser.post("/reminders/" + next.id() + "/done", Map.of(), from("/my-day"))
                        .body())
                .contains("/reopen", "Когда напомнить снова?");
        assertThat(browser.post("/reminders/" + next.id() + "/reopen", Map.of(), HTMX)
                        .statusCode())
                .isEqualTo(200);
        assertThat(browser.post("/reminders/" + next.id() + "/delete", Map.of(), HTMX)
                        .body())
                .contains("/restore");
        assertThat(browser.get(base + "/timeline", HTMX).body())
                .contains("новая сделка", "Ольга Ветрова", "напоминание удалено", "k-comp");

        var comment =
                comments.page(head.scope(), card, Optional.empty(), 1).items().getFirst();
        assertThat(browser.get("/comments/" + comment.id() + "/edit", HTMX).body())
                .contains("Любит тёплый тон");
        assertThat(browser.post("/comments/" + comment.id(), Map.of("text", "Любит холодный"), HTMX)
                        .body())
                .contains("Любит холодный", "изменён");
        assertThat(browser.post("/comments/" + comment.id() + "/withdraw", Map.of(), HTMX)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void myDayGroupsByUrgencyAndCountsInTheMenu() {
        var manager = network.ladoga().manager(TestNetwork.everywhere(Access.EDIT));
        var deal = make(manager, "Окно в ванную");
        var card = Card.deal(deal.id());
        reminders.set(manager.scope(), card, Instant.now().minus(Duration.ofDays(2)), "Ответить");
        reminders.set(manager.scope(), card, Instant.now().plus(Duration.ofDays(3)), "Согласовать");
        var browser = TestBrowser.of(port, manager);

        var day = browser.get("/my-day").body();
        assertThat(day).contains("Просрочено", "Ответить", "Позже", "Согласовать", "просрочено и на сегодня");
        assertThat(day.indexOf("Ответить")).isLessThan(day.indexOf("Согласовать"));
        assertThat(browser.get("/my-day/reminders", HTMX).body()).doesNotContain("<html");
        assertThat(browser.get("/my-day/deals", HTMX).body()).contains("my-deals");
    }

    private Deal make(TestNetwork.Person person, String title) {
        return makeDeal.make(person.scope(), Company.wanted(title, 8_640_000));
    }

    private Deal newest(TestNetwork.Person person) {
        return board.view(person.scope(), DealFilter.NONE)
                .columns()
                .getFirst()
                .cards()
                .items()
                .getFirst();
    }

    /** What htmx says of the page that asks. */
    private static String[] from(String page) {
        return new String[] {"HX-Request", "true", "HX-Current-URL", "http://localhost" + page};
    }
}
