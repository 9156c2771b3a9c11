package io.kabinet.visitors.api;

import io.kabinet.identity.rest.ApiController;
import io.kabinet.identity.rest.Items;
import io.kabinet.identity.rest.Listing;
import io.kabinet.identity.rest.Write;
import io.kabinet.identity.rest.Written;
import io.kabinet.shared.MembershipId;
import io.kabinet.shared.PhoneNumber;
import io.kabinet.shared.Refused;
import io.kabinet.shared.SiteId;
import io.kabinet.sites.Sites;
import io.kabinet.tenancy.Capability;
import io.kabinet.tenancy.Scope;
import io.kabinet.ui.NumberState;
import io.kabinet.visitors.Statuses;
import io.kabinet.visitors.Visitor;
import io.kabinet.visitors.VisitorFilter;
import io.kabinet.visitors.VisitorFilter.Known;
import io.kabinet.visitors.VisitorFilter.Owner;
import io.kabinet.visitors.VisitorStatus;
import io.kabinet.visitors.Visitors;
import io.kabinet.visitors.WorkingVisitors;
import io.kabinet.visitors.traffic.Source;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /visitors}: the list, one of it, its status and its responsible. */
@ApiController
class VisitorsApi {

    private static final int KEY = 2;

    private final Visitors visitors;
    private final WorkingVisitors working;
    private final Statuses statuses;
    private final Sites sites;

    VisitorsApi(Visitors visitors, WorkingVisitors working, Statuses statuses, Sites sites) {
        this.visitors = visitors;
        this.working = working;
        this.statuses = statuses;
        this.sites = sites;
    }

    /**
     * @param phone null until identified, masked while held
     * @param identifiedBy form, partner or company
     */
    record VisitorJson(
            UUID id,
            Instant firstSeenAt,
            Instant lastSeenAt,
            String domain,
            UUID domainId,
            SourceJson source,
            SourceJson firstSource,
            @Nullable String phone,
            boolean held,
            @Nullable String identifiedBy,
            @Nullable String email,
            @Nullable String company,
            @Nullable String name,
            String status,
            String statusName,
            @Nullable UUID responsibleId,
            int visitsCount,
            int pagesCount,
            String lastPage,
            String lastPageTitle,
            String device,
            String browser,
            String platform) {}

    record SourceJson(
            String kind,
            @Nullable String name,
            @Nullable String referrer,
            @Nullable String phrase,
            @Nullable String utmSource,
            @Nullable String utmMedium,
            @Nullable String utmCampaign,
            @Nullable String utmTerm,
            @Nullable String utmContent) {}

    record StatusJson(String status, String statusName) {}

    record NewStatus(String status) {}

    record ResponsibleJson(@Nullable UUID responsibleId) {}

    /** Null gives the visitor back. */
    record NewResponsible(Optional<UUID> responsibleId) {}

    @GetMapping("/visitors")
    Items<VisitorJson> list(
            Scope scope,
            Listing listing,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String domain,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String status,
            @RequestParam(defaultValue = "") String identified) {
        scope.require(Capability.VISITORS_LIST);
        var known = statuses.list(scope);
        var filter = new VisitorFilter(
                q,
                domain.isEmpty() ? Set.of() : Set.of(site(domain)),
                from.isEmpty() ? Optional.empty() : Optional.of(moment(scope, "from", from, 0)),
                to.isEmpty() ? Optional.empty() : Optional.of(moment(scope, "to", to, 1)),
                status.isEmpty() ? Set.of() : Set.of(status(known, status)),
                Set.of(),
                identified.isEmpty() ? Known.ANY : known(identified),
                Owner.ALL,
                Optional.empty());
        var hosts = sites.hosts(scope.organization());
        return Items.of(
                visitors.page(scope, filter, listing.cursor(KEY), listing.limit()), visitor -> json(visitor, hosts));
    }

    @GetMapping("/visitors/{id}")
    VisitorJson one(Scope scope, @PathVariable UUID id) {
        return json(visitors.get(scope, id), sites.hosts(scope.organization()));
    }

    @GetMapping("/visitors/{id}/status")
    StatusJson status(Scope scope, @PathVariable UUID id) {
        return status(visitors.get(scope, id));
    }

    @PutMapping("/visitors/{id}/status")
    Written<StatusJson> setStatus(Scope scope, @PathVariable UUID id, Write<NewStatus> write) {
        requireSeen(scope, id, Capability.VISITORS_STATUS);
        return write.changed(scope, wish -> status(working.status(scope, id, wish.status())));
    }

    @GetMapping("/visitors/{id}/responsible")
    ResponsibleJson responsible(Scope scope, @PathVariable UUID id) {
        return responsible(visitors.get(scope, id));
    }

    @PutMapping("/visitors/{id}/responsible")
    Written<ResponsibleJson> setResponsible(Scope scope, @PathVariable UUID id, Write<NewResponsible> write) {
        requireSeen(scope, id, Capability.VISITORS_TAKE);
        return write.changed(
                scope,
                wish -> responsible(
                        working.assign(scope, id, wish.responsibleId().map(MembershipId::new))));
    }

    /** Not seen: 404. Seen and not to be changed: 403. Then the body is looked at. */
    private void requireSeen(Scope scope, UUID id, Capability capability) {
        var unused = visitors.get(scope, id);
        scope.require(capability);
    }

    private static VisitorJson json(Visitor visitor, Map<SiteId, String> hosts) {
        var contact = visitor.contact();
        return new VisitorJson(
                visitor.id(),
                visitor.firstSeenAt(),
                visitor.lastSeenAt(),
                hosts.getOrDefault(visitor.site(), ""),
                visitor.site().value(),
                source(visitor.lastSource()),
                source(visitor.firstSource()),
                contact.phone().map(PhoneNumber::e164).orElse(mask(visitor)),
                visitor.number() == NumberState.HELD,
                visitor.identified().map(known -> lower(known.by())).orElse(null),
                contact.email().orElse(null),
                contact.company().orElse(null),
                contact.name().orElse(null),
                visitor.status().code(),
                visitor.status().name(),
                visitor.taken().map(taken -> taken.by().value()).orElse(null),
                visitor.visits(),
                visitor.pages(),
                visitor.lastPage(),
                visitor.lastTitle(),
                lower(visitor.browser().device()),
                visitor.browser().name(),
                visitor.browser().platform());
    }

    private static @Nullable String mask(Visitor visitor) {
        return switch (visitor.number()) {
            case HELD, NO_RIGHT -> visitor.shown();
            case SHOWN, UNKNOWN, NO_CONSENT -> null;
        };
    }

    private static SourceJson source(Source source) {
        boolean campaign = source.kind() == Source.Kind.CAMPAIGN;
        return new SourceJson(
                lower(source.kind()),
                text(source.name()),
                text(source.referrer()),
                campaign ? null : text(source.phrase()),
                campaign ? text(source.name()) : null,
                text(source.medium()),
                text(source.campaign()),
                campaign ? text(source.phrase()) : null,
                text(source.content()));
    }

    private static StatusJson status(Visitor visitor) {
        return new StatusJson(visitor.status().code(), visitor.status().name());
    }

    private static ResponsibleJson responsible(Visitor visitor) {
        return new ResponsibleJson(
                visitor.taken().map(taken -> taken.by().value()).orElse(null));
    }

    private static SiteId site(String text) {
        try {
            return SiteId.of(text);
        } catch (IllegalArgumentException notAnId) {
            throw Refused.invalid("domain", "id");
        }
    }

    private static UUID status(List<VisitorStatus> statuses, String code) {
        return statuses.stream()
                .filter(status ->
                        status.code().equals(code) || status.id().toString().equals(code))
                .map(VisitorStatus::id)
                .findFirst()
                .orElseThrow(() -> Refused.invalid("status", "unknown"));
    }

    private static Known known(String code) {
        return Arrays.stream(Known.values())
                .filter(known -> lower(known).equals(code))
                .findFirst()
                .orElseThrow(() -> Refused.invalid(
                        "identified",
                        "choice",
                        Arrays.stream(Known.values()).map(VisitorsApi::lower).collect(Collectors.joining(", "))));
    }

    /** A moment, or the beginning of a day in the caller's time zone; of the day after it for an inclusive end. */
    private static Instant moment(Scope scope, String field, String text, int days) {
        try {
            return text.indexOf('T') > 0
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDate.parse(text)
                            .plusDays(days)
                            .atStartOfDay(scope.zone())
                            .toInstant();
        } catch (DateTimeException unreadable) {
            throw Refused.invalid(field, "date");
        }
    }

    private static @Nullable String text(String text) {
        return text.isEmpty() ? null : text;
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
