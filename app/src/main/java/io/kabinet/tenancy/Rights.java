package io.kabinet.tenancy;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The rule that turns a role and its grants into capabilities: permissions.csv, read column by column. */
public final class Rights {

    private Rights() {}

    /** What this role may do in an organization of this kind. Grants count for managers only. */
    public static Set<Capability> of(Role role, OrganizationKind kind, Map<Section, Access> grants) {
        var capabilities = EnumSet.noneOf(Capability.class);
        for (Capability capability : Capability.values()) {
            if (capability.kinds().contains(kind) && has(role, grants, capability)) {
                capabilities.add(capability);
            }
        }
        return Collections.unmodifiableSet(capabilities);
    }

    private static boolean has(Role role, Map<Section, Access> grants, Capability capability) {
        return switch (role) {
            case HEAD -> true;
            case CHIEF_MANAGER -> capability.need() != Capability.Need.HEAD_ONLY;
            case MANAGER -> capability.reachOfManager() != Capability.Reach.NONE && granted(grants, capability);
        };
    }

    private static boolean granted(Map<Section, Access> grants, Capability capability) {
        return switch (capability.need()) {
            case ANY -> true;
            case STAFF, HEAD_ONLY -> false;
            case VIEW -> access(grants, requireNonNull(capability.section())).covers(Access.VIEW);
            case EDIT ->
                access(grants, requireNonNull(capability.section())).covers(Access.EDIT)
                        && (capability != Capability.VISITORS_TO_DEAL
                                || access(grants, Section.CRM).covers(Access.EDIT));
        };
    }

    private static Access access(Map<Section, Access> grants, Section section) {
        return grants.getOrDefault(section, Access.NONE);
    }
}
