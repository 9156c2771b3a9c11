package io.kabinet.billing;

import static io.kabinet.tenancy.OrganizationKind.HEAD_OFFICE;
import static io.kabinet.tenancy.OrganizationKind.REPRESENTATION;

import io.kabinet.shared.Money;
import io.kabinet.shared.OrganizationId;
import io.kabinet.tenancy.Scope;
import io.kabinet.testing.TestOrganizations;
import java.util.Optional;

/** Head office, one representation and one client of it, each with its head. */
record Network(OrganizationId headOffice, OrganizationId representation, OrganizationId client) {

    static Network make() {
        var representation = TestOrganizations.representation();
        return new Network(TestOrganizations.headOffice(), representation, TestOrganizations.client(representation));
    }

    Scope headOfficesHead() {
        return TestOrganizations.head(headOffice, HEAD_OFFICE);
    }

    Scope representationsHead() {
        return TestOrganizations.head(representation, REPRESENTATION);
    }

    /** Gives the client so many identifications, through the representation. */
    void give(Accruals accruals, long identifications) {
        var issued = accruals.accrue(headOfficesHead(), wish(representation, identifications));
        var accrued = accruals.accrue(representationsHead(), wish(client, issued.identifications()));
        if (accrued.identifications() != identifications) {
            throw new IllegalStateException("not what was given");
        }
    }

    static Accrue wish(OrganizationId organization, long identifications) {
        return new Accrue(organization, identifications, Money.ZERO, Optional.empty());
    }
}
