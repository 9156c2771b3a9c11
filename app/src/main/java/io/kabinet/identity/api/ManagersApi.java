package io.kabinet.identity.api;

import io.kabinet.identity.Managers;
import io.kabinet.identity.Managers.StaffMember;
import io.kabinet.identity.rest.ApiController;
import io.kabinet.identity.rest.Items;
import io.kabinet.identity.rest.Listing;
import io.kabinet.shared.MembershipId;
import io.kabinet.shared.PhoneNumber;
import io.kabinet.tenancy.Capability;
import io.kabinet.tenancy.Scope;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The staff of one's own organization, read only. */
@ApiController
class ManagersApi {

    private static final int KEY = 2;

    private final Managers managers;

    ManagersApi(Managers managers) {
        this.managers = managers;
    }

    record ManagerJson(
            UUID id,
            String firstName,
            String lastName,
            String email,
            @Nullable String phone,
            String role,
            String state,
            Map<String, String> grants,
            int version) {}

    @GetMapping("/managers")
    Items<ManagerJson> list(Scope scope, Listing listing) {
        scope.require(Capability.MANAGERS_LIST);
        return Items.of(managers.list(scope, listing.cursor(KEY), listing.limit()), ManagersApi::json);
    }

    @GetMapping("/managers/{id}")
    ManagerJson one(Scope scope, @PathVariable UUID id) {
        return json(managers.one(scope, new MembershipId(id)));
    }

    private static ManagerJson json(StaffMember manager) {
        return new ManagerJson(
                manager.id().value(),
                manager.firstName(),
                manager.lastName(),
                manager.email(),
                manager.phone().map(PhoneNumber::e164).orElse(null),
                MeApi.lower(manager.role()),
                manager.state(),
                MeApi.grants(manager.role(), manager.grants()),
                manager.version());
    }
}
