package io.kabinet.crm;

import static io.kabinet.crm.jooq.Tables.FUNNEL;
import static io.kabinet.crm.jooq.Tables.STAGE;

import io.kabinet.shared.Ids;
import io.kabinet.tenancy.Scope;
import io.kabinet.ui.Language;
import io.kabinet.ui.Messages;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.springframework.stereotype.Component;

/** New, in work, offer sent, won, lost: what an organization works with until its head designs something else. */
@Component
class DefaultFunnel {

    private record Step(String key, Stage.Kind kind, Hue color) {}

    private static final List<Step> STEPS = List.of(
            new Step("crm.stage.new", Stage.Kind.OPEN, Hue.BLUE),
            new Step("crm.stage.in_work", Stage.Kind.OPEN, Hue.AMBER),
            new Step("crm.stage.offer_sent", Stage.Kind.OPEN, Hue.VIOLET),
            new Step("crm.stage.won", Stage.Kind.WON, Hue.GREEN),
            new Step("crm.stage.lost", Stage.Kind.LOST, Hue.RED));

    private final DSLContext sql;
    private final Messages messages;

    DefaultFunnel(DSLContext sql, Messages messages) {
        this.sql = sql;
        this.messages = messages;
    }

    /** Does nothing when somebody else was faster. Named in the language of whoever looks first. */
    void make(Scope scope) {
        var language = Language.of(scope.locale());
        var funnel = Ids.next();
        int made = sql.insertInto(FUNNEL)
                .set(FUNNEL.ID, funnel)
                .set(FUNNEL.ORGANIZATION_ID, scope.organization().value())
                .set(FUNNEL.NAME, messages.text(language, "crm.funnel.default"))
                .set(FUNNEL.POSITION, 0)
                .onConflictDoNothing()
                .execute();
        if (made == 1) {
            sql.batch(IntStream.range(0, STEPS.size())
                            .mapToObj(position -> stage(scope, funnel, position, STEPS.get(position), language))
                            .toList())
                    .execute();
        }
    }

    private Query stage(Scope scope, UUID funnel, int position, Step step, Language language) {
        return sql.insertInto(STAGE)
                .set(STAGE.ID, Ids.next())
                .set(STAGE.ORGANIZATION_ID, scope.organization().value())
                .set(STAGE.FUNNEL_ID, funnel)
                .set(STAGE.NAME, messages.text(language, step.key()))
                .set(STAGE.KIND, step.kind().name())
                .set(STAGE.COLOR, step.color().name())
                .set(STAGE.POSITION, position);
    }
}
