package io.kabinet.crm;

import static io.kabinet.crm.jooq.Tables.FUNNEL;
import static io.kabinet.crm.jooq.Tables.STAGE;

import io.kabinet.crm.jooq.tables.records.StageRecord;
import io.kabinet.shared.Refused;
import io.kabinet.tenancy.Capability;
import io.kabinet.tenancy.Scope;
import io.kabinet.tenancy.Transactions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** The funnels of an organization. The first look makes the default one. */
@Component
public class Funnels {

    private final DSLContext sql;
    private final Transactions transactions;
    private final DefaultFunnel defaultFunnel;

    Funnels(DSLContext sql, Transactions transactions, DefaultFunnel defaultFunnel) {
        this.sql = sql;
        this.transactions = transactions;
        this.defaultFunnel = defaultFunnel;
    }

    /** In the organization's order; never empty. */
    public List<Funnel> list(Scope scope) {
        scope.require(Capability.FUNNELS_VIEW);
        return all(scope);
    }

    /**
     * One of them.
     *
     * @throws Refused with {@code NOT_FOUND}
     */
    public Funnel get(Scope scope, UUID id) {
        if (!scope.can(Capability.FUNNELS_VIEW)) {
            throw Refused.notFound();
        }
        return all(scope).stream()
                .filter(funnel -> funnel.id().equals(id))
                .findFirst()
                .orElseThrow(Refused::notFound);
    }

    /** For the deals themselves, whose own rights have been checked. */
    List<Funnel> all(Scope scope) {
        var funnels = transactions.read(scope, () -> read(scope));
        return funnels.isEmpty()
                ? transactions.write(scope, () -> {
                    defaultFunnel.make(scope);
                    return read(scope);
                })
                : funnels;
    }

    Optional<Stage> stage(Scope scope, UUID id) {
        return all(scope).stream().flatMap(funnel -> funnel.stage(id).stream()).findFirst();
    }

    private List<Funnel> read(Scope scope) {
        var rows = sql.select(FUNNEL.ID, FUNNEL.NAME, FUNNEL.POSITION)
                .select(STAGE.fields())
                .from(FUNNEL)
                .join(STAGE)
                .on(STAGE.FUNNEL_ID.eq(FUNNEL.ID))
                .where(FUNNEL.ORGANIZATION_ID.eq(scope.organization().value()))
                .and(STAGE.ORGANIZATION_ID.eq(FUNNEL.ORGANIZATION_ID))
                .orderBy(FUNNEL.POSITION, STAGE.POSITION)
                .fetch();
        return rows.intoGroups(FUNNEL.ID).values().stream()
                .map(stages -> new Funnel(
                        stages.getFirst().get(FUNNEL.ID),
                        stages.getFirst().get(FUNNEL.NAME),
                        stages.getFirst().get(FUNNEL.POSITION),
                        stages.into(STAGE).map(Funnels::stage)))
                .toList();
    }

    private static Stage stage(StageRecord row) {
        return new Stage(
                row.getId(),
                row.getFunnelId(),
                row.getName(),
                Stage.Kind.valueOf(row.getKind()),
                Hue.valueOf(row.getColor()),
                row.getPosition(),
                Arrays.asList(row.getRequiredFields()));
    }
}
