package io.kabinet.demo;

import io.kabinet.crm.Deal;
import io.kabinet.crm.DealFields;
import io.kabinet.crm.Deals;
import io.kabinet.crm.Funnel;
import io.kabinet.crm.Funnels;
import io.kabinet.crm.MakeDeal;
import io.kabinet.crm.MoveDeal;
import io.kabinet.crm.Stage;
import io.kabinet.demo.Cast.Office;
import io.kabinet.demo.Cast.Subject;
import io.kabinet.tenancy.Access;
import io.kabinet.tenancy.Role;
import io.kabinet.tenancy.Scope;
import io.kabinet.tenancy.Section;
import io.kabinet.timeline.CallResult;
import io.kabinet.timeline.Card;
import io.kabinet.timeline.Comments;
import io.kabinet.timeline.Reminder;
import io.kabinet.timeline.Reminders;
import io.kabinet.visitors.CallOutcomes;
import io.kabinet.visitors.Visitor;
import io.kabinet.visitors.VisitorFilter;
import io.kabinet.visitors.Visitors;
import io.kabinet.visitors.WorkingVisitors;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What the staff of a client made of its visitors: some taken, some called, some sold to, and the newest still free. */
final class Work {

    /** The newest contacts stay free, so that there is something to take. */
    private static final int FREE = 8;

    private static final int WORKED_ON = 48;

    /** From now, the reminders one after another: late, today, later. */
    private static final List<Duration> DUE = List.of(
            Duration.ofHours(-26),
            Duration.ofMinutes(50),
            Duration.ofDays(1),
            Duration.ofHours(-3),
            Duration.ofHours(3),
            Duration.ofDays(3),
            Duration.ofDays(6));

    /** Where deals stand: positions of stages of the default funnel. */
    private static final int[] STAGES = {0, 0, 1, 2, 3, 0, 1, 3, 2, 4, 0, 1, 3};

    private final Visitors visitors;
    private final WorkingVisitors working;
    private final CallOutcomes calls;
    private final Comments comments;
    private final Reminders reminders;
    private final Funnels funnels;
    private final Deals deals;
    private final MakeDeal makeDeal;
    private final MoveDeal moveDeal;
    private final Scopes scopes;

    Work(
            Visitors visitors,
            WorkingVisitors working,
            CallOutcomes calls,
            Comments comments,
            Reminders reminders,
            Funnels funnels,
            Deals deals,
            MakeDeal makeDeal,
            MoveDeal moveDeal,
            Scopes scopes) {
        this.visitors = visitors;
        this.working = working;
        this.calls = calls;
        this.comments = comments;
        this.reminders = reminders;
        this.funnels = funnels;
        this.deals = deals;
        this.makeDeal = makeDeal;
        this.moveDeal = moveDeal;
        this.scopes = scopes;
    }

    void happen(Office client, Scope head, Cast.Lines lines) {
        var sellers = client.staff().stream()
                .filter(person -> person.role() != Role.HEAD)
                .filter(person -> person.role() == Role.CHIEF_MANAGER
                        || (person.granted().get(Section.VISITORS) == Access.EDIT
                                && person.granted().get(Section.CRM) == Access.EDIT))
                .map(person -> scopes.of(person.email(), client.name()))
                .toList()
                .reversed();
        var known = visitors.page(head, VisitorFilter.WITH_CONTACT, Optional.empty(), FREE + WORKED_ON).items().stream()
                .filter(visitor -> visitor.contact().phone().isPresent())
                .toList();
        var funnel = funnels.list(head).getFirst();
        var subjects = client.subjects().iterator();
        for (int i = FREE; i < known.size(); i++) {
            var seller = sellers.get(i % sellers.size());
            if (i % 2 == 0 && subjects.hasNext()) {
                sell(seller, known.get(i), subjects.next(), funnel, i, lines);
            } else {
                talk(seller, known.get(i), i, lines);
            }
        }
    }

    private void talk(Scope seller, Visitor visitor, int turn, Cast.Lines lines) {
        var card = Card.visitor(visitor.id());
        switch (turn % 7) {
            case 1 -> {
                var unused = working.take(seller, visitor.id());
            }
            case 3 -> {
                var again = calls.record(seller, visitor.id(), CallResult.NO_ANSWER, one(lines.reminders(), turn));
            }
            case 5 -> {
                var again = calls.record(seller, visitor.id(), CallResult.CALL_BACK, one(lines.reminders(), turn));
                var note = comments.add(seller, card, one(lines.comments(), turn));
            }
            case 0 -> {
                var refused = calls.record(seller, visitor.id(), CallResult.REFUSED, "");
            }
            default -> {
                var taken = working.take(seller, visitor.id());
                var note = comments.add(seller, card, one(lines.comments(), turn));
                var reminder = remind(seller, card, turn, lines);
            }
        }
    }

    private void sell(Scope seller, Visitor visitor, Subject subject, Funnel funnel, int turn, Cast.Lines lines) {
        var made = makeDeal.fromVisitor(seller, visitor.id(), Optional.empty());
        var deal = deals.edit(
                seller,
                made.id(),
                OptionalInt.empty(),
                fields -> new DealFields(
                        subject.subject(),
                        fields.name(),
                        fields.phone(),
                        fields.email(),
                        fields.company(),
                        OptionalLong.of(subject.price() * 100L)));
        var card = Card.deal(deal.id());
        var note = comments.add(seller, card, one(lines.comments(), turn / 2));
        var stage = funnel.stages().get(STAGES[turn / 2 % STAGES.length]);
        if (stage.kind() == Stage.Kind.OPEN && turn % 8 != 0) {
            var reminder = remind(seller, card, turn / 2, lines);
        }
        move(seller, deal, stage, one(lines.lostReasons(), turn));
    }

    private void move(Scope seller, Deal deal, Stage stage, String lostReason) {
        if (!stage.id().equals(deal.stage().id())) {
            var moved = moveDeal.move(
                    seller,
                    deal.id(),
                    new MoveDeal.Command(stage.id(), stage.kind().asksReason() ? lostReason : ""),
                    OptionalInt.empty());
        }
    }

    private Reminder remind(Scope seller, Card card, int turn, Cast.Lines lines) {
        return reminders.set(
                seller, card, Instant.now().plus(DUE.get(turn % DUE.size())), one(lines.reminders(), turn));
    }

    private static String one(List<String> texts, int turn) {
        return texts.get(turn % texts.size());
    }
}
