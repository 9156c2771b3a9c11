package io.kabinet.analytics;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.kabinet.organizations.Organizations;
import io.kabinet.shared.Refused;
import io.kabinet.shared.SiteId;
import io.kabinet.tenancy.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/analytics/overview}: the same numbers as the page. */
@RestController
class OverviewApi {

    private final Overviews overviews;
    private final Organizations organizations;

    OverviewApi(Overviews overviews, Organizations organizations) {
        this.overviews = overviews;
        this.organizations = organizations;
    }

    /**
     * @param visitors unique
     * @param identificationRate numbers ÷ visitors; null without visitors
     */
    record Answer(
            Instant from,
            Instant to,
            String timeZone,
            long visits,
            long visitors,
            long numbers,
            @JsonProperty("form_numbers") long formNumbers,
            long companies,

            @JsonProperty("identification_rate") @JsonInclude @Nullable
            Double identificationRate,

            List<Point> series) {}

    /** @param visitors unique visitors of the day; null for an hour, since they cannot be told by hours */
    record Point(
            Instant at,
            long visits,
            @Nullable Long visitors,
            long numbers,
            @JsonProperty("form_numbers") long formNumbers,
            long companies) {}

    @GetMapping("/api/v1/analytics/overview")
    Answer overview(
            Scope scope,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "day") String granularity,
            @RequestParam(required = false) @Nullable String domain) {
        overviews.requireAccess(scope, domain != null);
        var zone = organizations.of(scope.organization()).zone();
        var cut = granularity(granularity);
        var overview =
                overviews.of(scope, Period.parse(required("from", from), required("to", to), zone), cut, site(domain));
        var figures = overview.figures();
        var rate = figures.identificationRate();
        return new Answer(
                overview.period().from(),
                overview.period().to(),
                zone.getId(),
                figures.visits(),
                figures.visitors(),
                figures.numbers(),
                figures.formNumbers(),
                figures.companies(),
                rate.isPresent() ? rate.getAsDouble() : null,
                overview.series().stream().map(point -> point(point, cut)).toList());
    }

    private static Point point(Overview.Point point, Granularity granularity) {
        var figures = point.figures();
        return new Point(
                point.at(),
                figures.visits(),
                granularity == Granularity.DAY ? figures.visitors() : null,
                figures.numbers(),
                figures.formNumbers(),
                figures.companies());
    }

    private static String required(String field, String value) {
        if (value.isEmpty()) {
            throw Refused.invalid(field, "required");
        }
        return value;
    }

    private static Granularity granularity(String text) {
        return switch (text) {
            case "day" -> Granularity.DAY;
            case "hour" -> Granularity.HOUR;
            default -> throw Refused.invalid("granularity", "choice", "hour, day");
        };
    }

    private static Optional<SiteId> site(@Nullable String domain) {
        try {
            return Optional.ofNullable(domain).map(SiteId::of);
        } catch (IllegalArgumentException notAnId) {
            throw Refused.invalid("domain", "id");
        }
    }
}
