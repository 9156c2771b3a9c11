package io.kabinet.visitors.pages;

import io.kabinet.shared.SiteId;
import io.kabinet.tenancy.Scope;
import io.kabinet.ui.Address;
import io.kabinet.visitors.VisitorFilter;
import io.kabinet.visitors.VisitorFilter.Known;
import io.kabinet.visitors.VisitorFilter.Owner;
import io.kabinet.visitors.VisitorStatus;
import io.kabinet.visitors.traffic.Source;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** The filters of the list as they stand in the address. What cannot be read there filters nothing. */
final class VisitorQuery {

    private VisitorQuery() {}

    static VisitorFilter filter(Scope scope, Address address, List<VisitorStatus> statuses) {
        var days = days(scope.zone(), address);
        return new VisitorFilter(
                address.value("q").orElse(""),
                all(address.values("domain"), SiteId::of),
                days.map(period -> start(period.first, scope.zone())),
                days.map(period -> start(period.last.plusDays(1), scope.zone())),
                statuses(address.values("status"), statuses),
                all(address.values("source"), code -> Source.Kind.valueOf(code.toUpperCase(Locale.ROOT))),
                known(address),
                address.value("owner")
                        .flatMap(code -> constant(Owner.class, code))
                        .orElse(Owner.ALL),
                Optional.empty());
    }

    static Known known(Address address) {
        return address.value("identified")
                .flatMap(code -> constant(Known.class, code))
                .orElse(Known.CONTACT);
    }

    /** The days that are chosen, both inclusive. */
    record Days(LocalDate first, LocalDate last) {}

    static Optional<Days> days(ZoneId zone, Address address) {
        var today = LocalDate.now(zone);
        var period = address.value("period").flatMap(Period::of);
        if (period.isPresent()) {
            return period.map(chosen -> new Days(chosen.firstDay(today), chosen.lastDay(today)));
        }
        try {
            var from = address.value("from").map(LocalDate::parse);
            var to = address.value("to").map(LocalDate::parse);
            return from.isEmpty() && to.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Days(from.or(() -> to).orElse(today), to.orElse(today)));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private static Instant start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }

    private static Set<UUID> statuses(Collection<String> codes, List<VisitorStatus> statuses) {
        var chosen = new HashSet<UUID>();
        statuses.stream().filter(status -> codes.contains(status.code())).forEach(status -> chosen.add(status.id()));
        return chosen;
    }

    private static <T> Set<T> all(Collection<String> values, Function<String, T> reading) {
        var read = new HashSet<T>();
        for (String value : values) {
            try {
                read.add(reading.apply(value));
            } catch (IllegalArgumentException unreadable) {
                continue;
            }
        }
        return read;
    }

    private static <E extends Enum<E>> Optional<E> constant(Class<E> type, String code) {
        return Arrays.stream(type.getEnumConstants())
                .filter(one -> one.name().equalsIgnoreCase(code))
                .findFirst();
    }
}
