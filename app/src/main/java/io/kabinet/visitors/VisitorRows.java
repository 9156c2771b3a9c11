package io.kabinet.visitors;

import static io.kabinet.visitors.jooq.Tables.VISITOR;
import static org.jooq.impl.DSL.noCondition;

import io.kabinet.shared.MembershipId;
import io.kabinet.shared.PhoneNumber;
import io.kabinet.shared.SiteId;
import io.kabinet.tenancy.Capability;
import io.kabinet.tenancy.Scope;
import io.kabinet.ui.NumberState;
import io.kabinet.visitors.Visitor.Identified;
import io.kabinet.visitors.Visitor.IdentifiedBy;
import io.kabinet.visitors.Visitor.Taken;
import io.kabinet.visitors.VisitorFilter.Known;
import io.kabinet.visitors.jooq.tables.records.VisitorRecord;
import io.kabinet.visitors.projection.Sources;
import io.kabinet.visitors.traffic.Browser;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** Conditions for the rows of visitors, and what is made of a row: the one place where numbers are masked. */
final class VisitorRows {

    private static final int SHORTEST_PART = 3;

    private VisitorRows() {}

    /** Everything of the scope's organization: the predicate of list, card, count and search. */
    static Condition of(Scope scope) {
        return VISITOR.ORGANIZATION_ID.eq(scope.organization().value());
    }

    static Condition matching(Scope scope, VisitorFilter filter, List<VisitorStatus> statuses) {
        return of(scope)
                .and(known(filter.known()))
                .and(owner(scope, filter))
                .and(
                        filter.sites().isEmpty()
                                ? noCondition()
                                : VISITOR.SITE_ID.in(filter.sites().stream()
                                        .map(SiteId::value)
                                        .toList()))
                .and(filter.from()
                        .map(from -> VISITOR.LAST_SEEN_AT.ge(from.atOffset(ZoneOffset.UTC)))
                        .orElse(noCondition()))
                .and(filter.until()
                        .map(until -> VISITOR.LAST_SEEN_AT.lt(until.atOffset(ZoneOffset.UTC)))
                        .orElse(noCondition()))
                .and(status(filter, statuses))
                .and(
                        filter.sources().isEmpty()
                                ? noCondition()
                                : VISITOR.LAST_SOURCE_KIND.in(filter.sources().stream()
                                        .map(Enum::name)
                                        .toList()))
                .and(search(scope, filter.search()));
    }

    static Visitor visitor(Scope scope, VisitorRecord row, List<VisitorStatus> statuses) {
        var number = number(scope, row);
        return new Visitor(
                row.getId(),
                new SiteId(row.getSiteId()),
                row.getFirstSeenAt().toInstant(),
                row.getLastSeenAt().toInstant(),
                row.getVisitsCount(),
                row.getPagesCount(),
                Sources.read(row.getFirstSource().data()),
                Sources.read(row.getLastSource().data()),
                row.getLastPage(),
                row.getLastTitle(),
                new Browser(Browser.Device.valueOf(row.getDevice()), row.getBrowser(), row.getPlatform()),
                number,
                shown(row, number),
                contact(row, number),
                Optional.ofNullable(row.getIdentifiedBy())
                        .map(by -> new Identified(
                                IdentifiedBy.valueOf(by), row.getIdentifiedAt().toInstant(), row.getContactHeld())),
                Statuses.of(statuses, Optional.ofNullable(row.getStatusId())),
                Optional.ofNullable(row.getResponsibleId())
                        .map(by ->
                                new Taken(new MembershipId(by), row.getTakenAt().toInstant())),
                row.getOpenedAt() != null);
    }

    private static NumberState number(Scope scope, VisitorRecord row) {
        if (row.getIdentificationId() == null) {
            return row.getIdentificationConsentId() == null ? NumberState.NO_CONSENT : NumberState.UNKNOWN;
        }
        if (row.getContactHeld()) {
            return NumberState.HELD;
        }
        return scope.can(Capability.VISITORS_NUMBER) ? NumberState.SHOWN : NumberState.NO_RIGHT;
    }

    private static String shown(VisitorRecord row, NumberState number) {
        return switch (number) {
            case SHOWN -> phone(row).map(PhoneNumber::display).orElseGet(() -> first(row.getEmail(), row.getCompany()));
            case HELD, NO_RIGHT -> phone(row).map(PhoneNumber::masked).orElse("•••");
            case UNKNOWN, NO_CONSENT -> "";
        };
    }

    private static VisitorContact contact(VisitorRecord row, NumberState number) {
        return number == NumberState.SHOWN
                ? new VisitorContact(
                        Optional.ofNullable(row.getName()),
                        phone(row),
                        Optional.ofNullable(row.getEmail()),
                        Optional.ofNullable(row.getCompany()))
                : VisitorContact.NONE;
    }

    static Optional<PhoneNumber> phone(VisitorRecord row) {
        return Optional.ofNullable(row.getPhone()).map(PhoneNumber::new);
    }

    private static String first(
            @org.jspecify.annotations.Nullable String one, @org.jspecify.annotations.Nullable String other) {
        return one != null ? one : other != null ? other : "";
    }

    private static Condition known(Known known) {
        return switch (known) {
            case ANY -> noCondition();
            case CONTACT -> VISITOR.IDENTIFICATION_ID.isNotNull();
            case FORM, PARTNER, COMPANY ->
                VISITOR.IDENTIFICATION_ID.isNotNull().and(VISITOR.IDENTIFIED_BY.eq(known.name()));
            case UNKNOWN -> VISITOR.IDENTIFICATION_ID.isNull().and(VISITOR.IDENTIFICATION_CONSENT_ID.isNotNull());
            case NO_CONSENT -> VISITOR.IDENTIFICATION_ID.isNull().and(VISITOR.IDENTIFICATION_CONSENT_ID.isNull());
        };
    }

    private static Condition owner(Scope scope, VisitorFilter filter) {
        var owned = switch (filter.owner()) {
            case ALL -> noCondition();
            case FREE -> VISITOR.RESPONSIBLE_ID.isNull();
            case MINE -> VISITOR.RESPONSIBLE_ID.eq(scope.membership().value());
        };
        return owned.and(filter.responsible()
                .map(member -> VISITOR.RESPONSIBLE_ID.eq(member.value()))
                .orElse(noCondition()));
    }

    private static Condition status(VisitorFilter filter, List<VisitorStatus> statuses) {
        if (filter.statuses().isEmpty()) {
            return noCondition();
        }
        var given = VISITOR.STATUS_ID.in(filter.statuses());
        boolean fresh = statuses.stream()
                .anyMatch(status -> filter.statuses().contains(status.id())
                        && status.kind().filter(VisitorStatus.Kind.NEW::equals).isPresent());
        return fresh ? given.or(VISITOR.STATUS_ID.isNull()) : given;
    }

    /** A held number cannot be found by itself: that would tell it. */
    private static Condition search(Scope scope, String text) {
        var wanted = text.strip();
        if (wanted.isEmpty()) {
            return noCondition();
        }
        var part = DSL.val("%" + wanted.replaceAll("([\\\\%_])", "\\\\$1") + "%");
        var page = VISITOR.LAST_PAGE.likeIgnoreCase(part).or(VISITOR.LAST_TITLE.likeIgnoreCase(part));
        if (!scope.can(Capability.VISITORS_NUMBER)) {
            return page;
        }
        var open = VISITOR.CONTACT_HELD.isFalse();
        var named = open.and(VISITOR.NAME
                .likeIgnoreCase(part)
                .or(VISITOR.COMPANY.likeIgnoreCase(part))
                .or(VISITOR.EMAIL.likeIgnoreCase(part)));
        var digits = wanted.replaceAll("\\D", "");
        boolean looksLikeNumber = digits.length() >= SHORTEST_PART && wanted.matches("[+\\d\\s()\\u00a0\\u2011.-]+");
        if (!looksLikeNumber) {
            return page.or(named);
        }
        var whole = PhoneNumber.parse(wanted);
        return whole.isPresent()
                ? open.and(VISITOR.PHONE.eq(whole.get().e164()))
                : open.and(VISITOR.PHONE.like("%" + digits + "%")).or(page);
    }
}
