package io.kabinet.crm.rest;

import io.kabinet.crm.Deal;
import io.kabinet.crm.DealFields;
import io.kabinet.crm.DealFilter;
import io.kabinet.crm.DealList;
import io.kabinet.crm.Deals;
import io.kabinet.crm.MakeDeal;
import io.kabinet.crm.MoveDeal;
import io.kabinet.identity.rest.ApiController;
import io.kabinet.identity.rest.Items;
import io.kabinet.identity.rest.Listing;
import io.kabinet.identity.rest.Write;
import io.kabinet.identity.rest.Written;
import io.kabinet.shared.MembershipId;
import io.kabinet.shared.Refused;
import io.kabinet.tenancy.Capability;
import io.kabinet.tenancy.Scope;
import io.kabinet.timeline.Card;
import io.kabinet.timeline.Timeline;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /deals} and their stage. */
@ApiController
class DealsApi {

    private final DealList list;
    private final Deals deals;
    private final MakeDeal makeDeal;
    private final MoveDeal moveDeal;
    private final Timeline timeline;

    DealsApi(DealList list, Deals deals, MakeDeal makeDeal, MoveDeal moveDeal, Timeline timeline) {
        this.list = list;
        this.deals = deals;
        this.makeDeal = makeDeal;
        this.moveDeal = moveDeal;
        this.timeline = timeline;
    }

    record ContactFields(
            Optional<String> name, Optional<String> phone, Optional<String> email, Optional<String> company) {

        static final ContactFields NONE =
                new ContactFields(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** What is left out stays as it is, or takes its default; an empty text clears a field. */
    record WantedDeal(
            Optional<String> title,
            Optional<ContactFields> contact,
            Optional<Long> amountMinor,
            Optional<UUID> funnelId,
            Optional<UUID> stageId,
            Optional<UUID> responsibleId,
            Optional<String> lostReason,
            Optional<Integer> version) {

        DealFields over(DealFields present) {
            var person = contact.orElse(ContactFields.NONE);
            return new DealFields(
                    title.orElse(present.title()),
                    person.name().orElse(present.name()),
                    person.phone().orElse(present.phone()),
                    person.email().orElse(present.email()),
                    person.company().orElse(present.company()),
                    amountMinor.isPresent() ? OptionalLong.of(amountMinor.get()) : present.amountMinor());
        }
    }

    record OfVisitor(Optional<UUID> funnelId) {}

    record WantedStage(UUID stageId, Optional<String> lostReason, Optional<Integer> version) {}

    @GetMapping("/deals")
    Items<DealJson> deals(
            Scope scope,
            Listing listing,
            @RequestParam(defaultValue = "") String q,
            @RequestParam Optional<UUID> funnel,
            @RequestParam Optional<UUID> stage,
            @RequestParam Optional<UUID> responsible,
            @RequestParam Optional<String> from,
            @RequestParam Optional<String> to,
            @RequestParam Optional<String> sort) {
        scope.require(Capability.DEALS_LIST);
        var filter = new DealFilter(
                q,
                funnel,
                stage,
                responsible.map(MembershipId::new),
                Optional.empty(),
                from.map(text -> moment(scope, "from", text, 0)),
                to.map(text -> moment(scope, "to", text, 1)));
        var order = sort.map(code -> DealList.Sort.of(code).orElseThrow(() -> Refused.invalid("sort", "unknown")))
                .orElse(DealList.Sort.NEWEST);
        return Items.of(
                list.page(scope, filter, order, listing.cursor(DealList.CURSOR_PARTS), listing.limit()), DealJson::of);
    }

    @PostMapping("/deals")
    Written<DealJson> make(Scope scope, Write<WantedDeal> write) {
        scope.require(Capability.DEALS_CREATE);
        return write.created(
                scope,
                wanted -> DealJson.of(makeDeal.make(
                        scope,
                        new MakeDeal.Command(
                                wanted.over(DealFields.EMPTY),
                                wanted.funnelId(),
                                wanted.stageId(),
                                wanted.responsibleId().map(MembershipId::new)))));
    }

    /** The body may be empty: {@code {}}. */
    @PostMapping("/visitors/{id}/deal")
    Written<DealJson> makeOfVisitor(Scope scope, @PathVariable UUID id, Write<OfVisitor> write) {
        timeline.requireVisible(scope, Card.visitor(id));
        scope.require(Capability.VISITORS_TO_DEAL);
        return write.created(scope, wanted -> DealJson.of(makeDeal.fromVisitor(scope, id, wanted.funnelId())));
    }

    @GetMapping("/deals/{id}")
    DealJson deal(Scope scope, @PathVariable UUID id) {
        return DealJson.of(deals.get(scope, id));
    }

    /** Fields, responsible and stage together; one transaction, and the version is that of before. */
    @PatchMapping("/deals/{id}")
    Written<DealJson> change(Scope scope, @PathVariable UUID id, Write<WantedDeal> write) {
        var unused = deals.get(scope, id);
        scope.require(Capability.DEALS_EDIT);
        return write.changed(scope, wanted -> DealJson.of(change(scope, id, wanted)));
    }

    private Deal change(Scope scope, UUID id, WantedDeal wanted) {
        var deal = deals.edit(scope, id, version(wanted.version()), wanted::over);
        if (wanted.stageId().isPresent()) {
            var command = new MoveDeal.Command(
                    wanted.stageId().get(), wanted.lostReason().orElse(""));
            deal = moveDeal.move(scope, id, command, OptionalInt.empty());
        }
        return wanted.responsibleId().isPresent()
                ? deals.assign(
                        scope, id, new MembershipId(wanted.responsibleId().get()), OptionalInt.empty())
                : deal;
    }

    @DeleteMapping("/deals/{id}")
    Written<Void> delete(Scope scope, @PathVariable UUID id, Write<Void> write) {
        var unused = deals.get(scope, id);
        scope.require(Capability.DEALS_DELETE);
        return write.done(scope, _ -> deals.delete(scope, id));
    }

    @PutMapping("/deals/{id}/stage")
    Written<DealJson> move(Scope scope, @PathVariable UUID id, Write<WantedStage> write) {
        var unused = deals.get(scope, id);
        scope.require(Capability.DEALS_STAGE);
        return write.changed(
                scope,
                wanted -> DealJson.of(moveDeal.move(
                        scope,
                        id,
                        new MoveDeal.Command(
                                wanted.stageId(), wanted.lostReason().orElse("")),
                        version(wanted.version()))));
    }

    private static OptionalInt version(Optional<Integer> version) {
        return version.isPresent() ? OptionalInt.of(version.get()) : OptionalInt.empty();
    }

    /** A moment, or a day in the zone of the account; {@code daysLater} makes the last day inclusive. */
    private static Instant moment(Scope scope, String field, String text, int daysLater) {
        try {
            return text.length() == 10
                    ? LocalDate.parse(text)
                            .plusDays(daysLater)
                            .atStartOfDay(scope.zone())
                            .toInstant()
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException unreadable) {
            throw Refused.invalid(field, "malformed");
        }
    }
}
