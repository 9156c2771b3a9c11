package io.kabinet.organizations;

import io.kabinet.tenancy.Capability;
import io.kabinet.tenancy.OrganizationKind;

/** What an organization may have below it: a head office representations, a representation clients. */
public enum Children {
    REPRESENTATIONS(
            OrganizationKind.REPRESENTATION,
            Capability.REPRESENTATIONS_LIST,
            Capability.REPRESENTATIONS_CREATE,
            Capability.REPRESENTATIONS_EDIT),
    CLIENTS(OrganizationKind.CLIENT, Capability.CLIENTS_LIST, Capability.CLIENTS_CREATE, Capability.CLIENTS_EDIT);

    private final OrganizationKind kind;
    private final Capability list;
    private final Capability create;
    private final Capability edit;

    Children(OrganizationKind kind, Capability list, Capability create, Capability edit) {
        this.kind = kind;
        this.list = list;
        this.create = create;
        this.edit = edit;
    }

    public OrganizationKind kind() {
        return kind;
    }

    public Capability list() {
        return list;
    }

    public Capability create() {
        return create;
    }

    public Capability edit() {
        return edit;
    }
}
