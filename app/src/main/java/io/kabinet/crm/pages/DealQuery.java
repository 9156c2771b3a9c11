package io.kabinet.crm.pages;

import io.kabinet.crm.DealFilter;
import io.kabinet.crm.DealList;
import io.kabinet.shared.MembershipId;
import io.kabinet.ui.Address;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/** The filters of the deals' pages as they stand in the address. What cannot be read there filters nothing. */
final class DealQuery {

    private DealQuery() {}

    static DealFilter filter(Address address) {
        return new DealFilter(
                address.value("q").orElse(""),
                id(address, "funnel"),
                id(address, "stage"),
                id(address, "responsible").map(MembershipId::new),
                address.value("touch").flatMap(DealQuery::touch),
                Optional.empty(),
                Optional.empty());
    }

    static DealList.Sort sort(Address address) {
        return address.value("sort").flatMap(DealList.Sort::of).orElse(DealList.Sort.NEWEST);
    }

    private static Optional<DealFilter.Touch> touch(String code) {
        return Arrays.stream(DealFilter.Touch.values())
                .filter(touch -> touch.code().equals(code))
                .findFirst();
    }

    private static Optional<UUID> id(Address address, String parameter) {
        try {
            return address.value(parameter).map(UUID::fromString);
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }
}
