package io.kabinet.crm;

import io.kabinet.shared.OrganizationId;
import io.kabinet.tenancy.Access;
import io.kabinet.tenancy.OrganizationKind;
import io.kabinet.tenancy.Rights;
import io.kabinet.tenancy.Scope;
import io.kabinet.tenancy.Section;
import io.kabinet.testing.TestOrganizations;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A client's organization with its staff, made anew for each test; the onlooker is the manager without the pencil. */
public record Company(OrganizationId id, Scope head, Scope manager, Scope colleague, Scope onlooker) {

    public static Company create() {
        var id = TestOrganizations.client(TestOrganizations.representation());
        var manager = manager(id, Access.EDIT);
        return new Company(
                id,
                TestOrganizations.head(id, OrganizationKind.CLIENT),
                manager,
                manager(id, Access.EDIT),
                lookingOnly(manager));
    }

    public static MakeDeal.Command wanted(String title, long amountMinor) {
        return new MakeDeal.Command(
                new DealFields(title, "Елена Дорохова", "8 900 000-00-56", "", "", OptionalLong.of(amountMinor)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same member after the pencil was taken away. */
    private static Scope lookingOnly(Scope manager) {
        return new Scope(
                manager.account(),
                manager.membership(),
                manager.organization(),
                manager.kind(),
                manager.role(),
                Rights.of(manager.role(), manager.kind(), Map.of(Section.CRM, Access.VIEW)),
                manager.locale(),
                manager.zone());
    }

    private static Scope manager(OrganizationId id, Access crm) {
        return TestOrganizations.manager(id, OrganizationKind.CLIENT, Map.of(Section.CRM, crm));
    }
}
