package io.kabinet.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kabinet.crm.Company;
import io.kabinet.crm.MakeDeal;
import io.kabinet.shared.Cursor;
import io.kabinet.shared.ErrorCode;
import io.kabinet.shared.Refused;
import io.kabinet.testing.KabinetTest;
import io.kabinet.testing.StatementCount;
import io.kabinet.testing.TestPostgres;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

@KabinetTest
class CommentsTest {

    private final Comments comments;
    private final Calls calls;
    private final Timeline timeline;
    private final MakeDeal makeDeal;

    CommentsTest(Comments comments, Calls calls, Timeline timeline, MakeDeal makeDeal) {
        this.comments = comments;
        this.calls = calls;
        this.timeline = timeline;
        this.makeDeal = makeDeal;
    }

    @Test
    void controlCharactersAndLoneSurrogatesAreNotKept() {
        var company = Company.create();

        var entry = comments.add(company.manager(), card(company), " Муж дома\r\nпосле 18\u0000\u0007\ud800\u202e ");

        assertThat(entry.payload()).containsEntry("text", "Муж дома\nпосле 18");
        assertThat(entry.actor()).contains(company.manager().membership());
    }

    @Test
    void aCommentHasBetweenOneAndFourThousandCharacters() {
        var company = Company.create();
        var card = card(company);

        assertRefused(ErrorCode.INVALID, () -> comments.add(company.manager(), card, " \n\u0000"));
        assertRefused(ErrorCode.INVALID, () -> comments.add(company.manager(), card, "я".repeat(4_001)));
        assertThat(comments.add(company.manager(), card, "😀".repeat(4_000)).payload())
                .containsKey("text");
    }

    @Test
    void itsAuthorMendsItForAQuarterOfAnHour() throws SQLException {
        var company = Company.create();
        var comment = comments.add(company.manager(), card(company), "Перезвонить");

        assertRefused(ErrorCode.FORBIDDEN, () -> comments.edit(company.head(), comment.id(), "Не моё"));
        assertThat(comments.edit(company.manager(), comment.id(), "Перезвонить в среду")
                        .payload())
                .containsEntry("text", "Перезвонить в среду")
                .containsEntry("edited", true);

        try (var connection = TestPostgres.owner().connect();
                var update = connection.prepareStatement(
                        "UPDATE timeline.entry SET at = at - interval '16 minutes' WHERE id = ?")) {
            update.setObject(1, comment.id());
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
        assertRefused(ErrorCode.FORBIDDEN, () -> comments.edit(company.manager(), comment.id(), "Поздно"));
        assertRefused(ErrorCode.FORBIDDEN, () -> comments.withdraw(company.manager(), comment.id()));
    }

    @Test
    void whoMayNotSeeTheCardFindsNothingThere() {
        var company = Company.create();
        var card = card(company);
        var comment = comments.add(company.manager(), card, "Наше");

        assertRefused(ErrorCode.NOT_FOUND, () -> comments.add(company.colleague(), card, "Чужое"));
        assertRefused(ErrorCode.NOT_FOUND, () -> comments.edit(company.colleague(), comment.id(), "Чужое"));
        assertRefused(ErrorCode.NOT_FOUND, () -> comments.page(Company.create().head(), card, Optional.empty(), 10));
        assertRefused(ErrorCode.FORBIDDEN, () -> comments.add(company.onlooker(), card, ""));
    }

    @Test
    void theHistoryPagesWithoutGapsOrRepeatsNewestFirst() {
        var company = Company.create();
        var card = card(company);
        for (int index = 0; index < 6; index++) {
            comments.add(company.manager(), card, "Заметка " + index);
        }
        calls.record(company.manager(), card, CallResult.NO_ANSWER, "");

        var seen = new ArrayList<Entry>();
        Optional<Cursor> next = Optional.empty();
        do {
            var page = timeline.page(company.head(), card, next, 3);
            seen.addAll(page.items());
            next = page.next().map(cursor -> Cursor.decode(cursor.encode(), 2));
        } while (next.isPresent());

        assertThat(seen).isSortedAccordingTo(Entry.NEWEST_FIRST).hasSize(8);
        assertThat(seen).extracting(Entry::id).doesNotHaveDuplicates();
        assertThat(seen.getFirst().payload()).containsEntry("result", "no_answer");
        assertThat(comments.page(company.head(), card, Optional.empty(), 50).items())
                .hasSize(6);
    }

    @Test
    void aPageOfHistoryTakesThreeStatements() {
        var company = Company.create();
        var card = card(company);
        for (int index = 0; index < 6; index++) {
            comments.add(company.manager(), card, "Заметка " + index);
        }

        assertThat(StatementCount.of(() -> timeline.page(company.manager(), card, Optional.empty(), 30)))
                .isEqualTo(3);
    }

    private Card card(Company company) {
        return Card.deal(makeDeal.make(company.manager(), Company.wanted("Три окна", 100))
                .id());
    }

    private static void assertRefused(ErrorCode code, ThrowingCallable attempt) {
        assertThatThrownBy(attempt)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
