package io.kabinet.billing.api;

import io.kabinet.billing.Accrual;
import io.kabinet.billing.Accruals;
import io.kabinet.billing.Accrue;
import io.kabinet.identity.rest.ApiController;
import io.kabinet.identity.rest.Items;
import io.kabinet.identity.rest.Listing;
import io.kabinet.identity.rest.Write;
import io.kabinet.identity.rest.Written;
import io.kabinet.shared.Money;
import io.kabinet.shared.OrganizationId;
import io.kabinet.tenancy.Capability;
import io.kabinet.tenancy.Scope;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the organization gives to those directly below it. */
@ApiController
class AccrualsApi {

    private static final int KEY = 2;

    private final Accruals accruals;

    AccrualsApi(Accruals accruals) {
        this.accruals = accruals;
    }

    record NewAccrual(
            OrganizationId organizationId, long identifications, Optional<Long> priceMinor, Optional<String> reason) {}

    record AccrualJson(
            UUID id,
            UUID organizationId,
            long identifications,
            long priceMinor,
            String currency,
            @Nullable String reason,
            UUID memberId,
            Instant at) {}

    @GetMapping("/accruals")
    Items<AccrualJson> list(
            Scope scope,
            Listing listing,
            @RequestParam(name = "organization_id", required = false) Optional<UUID> organization) {
        scope.require(Capability.ACCRUALS_LIST);
        return Items.of(
                accruals.list(scope, organization.map(OrganizationId::new), listing.limit(), listing.cursor(KEY)),
                AccrualsApi::json);
    }

    @PostMapping("/accruals")
    Written<AccrualJson> accrue(Scope scope, Write<NewAccrual> write) {
        scope.require(Accruals.capability(scope.kind()));
        return write.created(
                scope,
                wish -> json(accruals.accrue(
                        scope,
                        new Accrue(
                                wish.organizationId(),
                                wish.identifications(),
                                new Money(wish.priceMinor().orElse(0L)),
                                wish.reason().map(String::strip).filter(text -> !text.isEmpty())))));
    }

    private static AccrualJson json(Accrual accrual) {
        return new AccrualJson(
                accrual.id(),
                accrual.organization().value(),
                accrual.identifications(),
                accrual.price().kopecks(),
                Money.CURRENCY,
                accrual.reason().orElse(null),
                accrual.member().value(),
                accrual.at());
    }
}
