package io.kabinet.visitors;

import io.kabinet.identity.Members;
import io.kabinet.shared.ErrorCode;
import io.kabinet.shared.MembershipId;
import io.kabinet.shared.Refused;
import io.kabinet.tenancy.Capability;
import io.kabinet.tenancy.Changes;
import io.kabinet.tenancy.Scope;
import io.kabinet.tenancy.Topic;
import io.kabinet.tenancy.Transactions;
import io.kabinet.timeline.Card;
import io.kabinet.timeline.EntryKind;
import io.kabinet.timeline.Reminders;
import io.kabinet.timeline.Timeline;
import io.kabinet.visitors.VisitorStatus.Kind;
import io.kabinet.visitors.jooq.tables.records.VisitorRecord;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Who works with a visitor, and how far they are: taking, handing over, statuses. */
@Service
public class WorkingVisitors {

    private final DSLContext sql;
    private final Transactions transactions;
    private final Visitors visitors;
    private final Statuses statuses;
    private final Members members;
    private final Timeline timeline;
    private final Reminders reminders;
    private final Changes changes;

    WorkingVisitors(
            DSLContext sql,
            Transactions transactions,
            Visitors visitors,
            Statuses statuses,
            Members members,
            Timeline timeline,
            Reminders reminders,
            Changes changes) {
        this.sql = sql;
        this.transactions = transactions;
        this.visitors = visitors;
        this.statuses = statuses;
        this.members = members;
        this.timeline = timeline;
        this.reminders = reminders;
        this.changes = changes;
    }

    /**
     * The caller becomes responsible. Of two who try at the same moment, one succeeds.
     *
     * @throws Refused with {@code ALREADY_TAKEN} and the name of whoever is responsible
     */
    public Visitor take(Scope scope, UUID id) {
        scope.require(Capability.VISITORS_TAKE);
        return transactions.write(scope, () -> {
            var visitor = visitors.lock(scope, id);
            if (visitor.getResponsibleId() != null
                    && !visitor.getResponsibleId().equals(scope.membership().value())) {
                throw Refused.because(ErrorCode.ALREADY_TAKEN, nameOf(scope, visitor.getResponsibleId()));
            }
            takeIfFree(scope, visitor);
            return view(scope, visitor);
        });
    }

    /**
     * Another member becomes responsible, or nobody. Members may give back what is theirs; the rest is for those who
     * assign.
     *
     * @throws Refused with {@code INVALID} when the member does not work here
     */
    public Visitor assign(Scope scope, UUID id, Optional<MembershipId> member) {
        if (member.filter(scope.membership()::equals).isPresent() && !scope.can(Capability.VISITORS_ASSIGN)) {
            return take(scope, id);
        }
        scope.require(member.isPresent() ? Capability.VISITORS_ASSIGN : Capability.VISITORS_TAKE);
        return transactions.write(scope, () -> {
            var visitor = visitors.lock(scope, id);
            boolean own = scope.membership().value().equals(visitor.getResponsibleId());
            if (!own) {
                scope.require(Capability.VISITORS_ASSIGN);
            }
            if (member.isPresent() && members.active(scope, member.get()).isEmpty()) {
                throw Refused.invalid("responsible_id", "unknown");
            }
            var before = visitor.getResponsibleId();
            responsible(scope, visitor, member.map(MembershipId::value).orElse(null));
            if (before != null && member.isPresent()) {
                reminders.handOver(scope, Card.visitor(id), new MembershipId(before), member.get());
            }
            return view(scope, visitor);
        });
    }

    /**
     * Gives the visitor a status.
     *
     * @param wanted its id, the code of its kind, or its name
     */
    public Visitor status(Scope scope, UUID id, String wanted) {
        scope.require(Capability.VISITORS_STATUS);
        return transactions.write(scope, () -> {
            var visitor = visitors.lock(scope, id);
            change(
                    scope,
                    visitor,
                    statuses.find(scope, wanted).orElseThrow(() -> Refused.invalid("status", "unknown")));
            return view(scope, visitor);
        });
    }

    /** The first call takes: whoever calls a free visitor becomes responsible. Part of the call's transaction. */
    void called(Scope scope, UUID id, Optional<Kind> outcome) {
        var visitor = visitors.lock(scope, id);
        takeIfFree(scope, visitor);
        outcome.ifPresent(kind -> change(scope, visitor, statuses.of(scope, kind)));
    }

    /** A deal was made of this visitor: part of that transaction. Its maker takes the visitor when it is free. */
    public void dealMade(Scope scope, UUID id) {
        transactions.write(scope, () -> called(scope, id, Optional.of(Kind.DEAL)));
    }

    private void takeIfFree(Scope scope, VisitorRecord visitor) {
        if (visitor.getResponsibleId() == null && scope.can(Capability.VISITORS_TAKE)) {
            responsible(scope, visitor, scope.membership().value());
            if (statusOf(scope, visitor).kind().filter(Kind.NEW::equals).isPresent()) {
                change(scope, visitor, statuses.of(scope, Kind.IN_WORK));
            }
        }
    }

    private void responsible(Scope scope, VisitorRecord visitor, @Nullable UUID member) {
        var before = visitor.getResponsibleId();
        if (java.util.Objects.equals(before, member)) {
            return;
        }
        visitor.setResponsibleId(member);
        visitor.setTakenAt(member == null ? null : OffsetDateTime.now(ZoneOffset.UTC));
        save(scope, visitor);
        var payload = new HashMap<String, String>();
        if (before != null) {
            payload.put("from_id", before.toString());
        }
        if (member != null) {
            payload.put("to_id", member.toString());
        }
        var unused = timeline.append(scope, Card.visitor(visitor.getId()), EntryKind.RESPONSIBLE, payload);
    }

    private void change(Scope scope, VisitorRecord visitor, VisitorStatus to) {
        var from = statusOf(scope, visitor);
        if (from.equals(to)) {
            return;
        }
        visitor.setStatusId(to.id());
        save(scope, visitor);
        var payload = new HashMap<String, String>();
        payload.put("from", from.name());
        payload.put("from_color", from.hue());
        payload.put("to", to.name());
        payload.put("to_color", to.hue());
        var unused = timeline.append(scope, Card.visitor(visitor.getId()), EntryKind.STATUS, payload);
    }

    private void save(Scope scope, VisitorRecord visitor) {
        visitor.update();
        sql.execute("UPDATE visitors.visitor SET change = pg_current_xact_id() WHERE id = ?", visitor.getId());
        changes.changed(scope.organization(), Topic.VISITORS);
    }

    private VisitorStatus statusOf(Scope scope, VisitorRecord visitor) {
        return Statuses.of(statuses.list(scope), Optional.ofNullable(visitor.getStatusId()));
    }

    private Visitor view(Scope scope, VisitorRecord visitor) {
        return VisitorRows.visitor(scope, visitor, statuses.list(scope));
    }

    private String nameOf(Scope scope, UUID member) {
        var id = new MembershipId(member);
        return Optional.ofNullable(members.names(scope, java.util.List.of(id)).get(id))
                .map(known -> known.name())
                .orElse("");
    }
}
