package io.kabinet.identity.api;

import io.kabinet.identity.rest.ApiController;
import io.kabinet.identity.security.SignedIn;
import io.kabinet.shared.ErrorCode;
import io.kabinet.shared.Refused;
import io.kabinet.tenancy.Access;
import io.kabinet.tenancy.Capability;
import io.kabinet.tenancy.Role;
import io.kabinet.tenancy.Scope;
import io.kabinet.tenancy.Section;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;

/** Who the token belongs to, and what it may do at this moment. */
@ApiController
class MeApi {

    record Me(
            UUID id,
            String email,
            String name,
            String role,
            Place organization,
            Map<String, String> grants,
            List<String> capabilities) {}

    record Place(UUID id, String kind, String name) {}

    @GetMapping("/me")
    Me me(Scope scope) {
        var current = SignedIn.now()
                .orElseThrow(() -> Refused.because(ErrorCode.UNAUTHENTICATED))
                .current();
        return new Me(
                scope.membership().value(),
                current.email(),
                current.name(),
                lower(scope.role()),
                new Place(scope.organization().value(), lower(scope.kind()), current.organizationName()),
                grants(scope.role(), current.grants()),
                scope.capabilities().stream().map(Capability::code).sorted().toList());
    }

    /** Head and chief manager have the pencil everywhere by their role. */
    static Map<String, String> grants(Role role, Map<Section, Access> grants) {
        var all = new TreeMap<String, String>();
        Arrays.stream(Section.values())
                .forEach(section -> all.put(
                        section.name(),
                        lower(role == Role.MANAGER ? grants.getOrDefault(section, Access.NONE) : Access.EDIT)));
        return all;
    }

    static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
