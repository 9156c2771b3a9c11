package io.kabinet.billing.api;

import io.kabinet.billing.Balances;
import io.kabinet.billing.Commodity;
import io.kabinet.billing.EntryFilter;
import io.kabinet.billing.LedgerEntry;
import io.kabinet.identity.rest.ApiController;
import io.kabinet.identity.rest.Items;
import io.kabinet.identity.rest.Listing;
import io.kabinet.shared.Money;
import io.kabinet.shared.Refused;
import io.kabinet.tenancy.Capability;
import io.kabinet.tenancy.Scope;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the organization has, and the entries that led to it. */
@ApiController
class BalanceApi {

    private final Balances balances;

    BalanceApi(Balances balances) {
        this.balances = balances;
    }

    record BalanceJson(long identifications, MoneyJson money) {}

    record MoneyJson(long amountMinor, String currency) {}

    /** In identifications, or in kopecks on the money's account. */
    record EntryJson(
            Instant at,
            String kind,
            long amount,
            long balanceAfter,
            @Nullable UUID reference,
            @Nullable String reason) {}

    @GetMapping("/balance")
    BalanceJson balance(Scope scope) {
        var balance = balances.of(scope);
        return new BalanceJson(
                balance.identifications(), new MoneyJson(balance.money().kopecks(), Money.CURRENCY));
    }

    /** Newest first; {@code account} is {@code identifications} or {@code money}. */
    @GetMapping("/balance/entries")
    Items<EntryJson> entries(
            Scope scope, Listing listing, @RequestParam(defaultValue = "identifications") String account) {
        scope.require(Capability.BALANCE_VIEW);
        var commodity = switch (account) {
            case "identifications" -> Commodity.IDENTIFICATIONS;
            case "money" -> Commodity.KOPECKS;
            default -> throw Refused.invalid("account", "one_of", "identifications, money");
        };
        return Items.of(
                balances.entries(scope, EntryFilter.all(commodity), listing.limit(), listing.cursor(1)),
                BalanceApi::json);
    }

    private static EntryJson json(LedgerEntry entry) {
        return new EntryJson(
                entry.at(),
                entry.operation().code(),
                entry.amount(),
                entry.balanceAfter(),
                entry.reference().orElse(null),
                entry.reason().orElse(null));
    }
}
