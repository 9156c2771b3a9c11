package io.kabinet.testing;

import io.kabinet.shared.AccountId;
import io.kabinet.shared.MembershipId;
import io.kabinet.shared.OrganizationId;
import io.kabinet.tenancy.Access;
import io.kabinet.tenancy.OrganizationKind;
import io.kabinet.tenancy.Rights;
import io.kabinet.tenancy.Role;
import io.kabinet.tenancy.Scope;
import io.kabinet.tenancy.Section;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Makes organizations below a head office of the test database, and scopes of people who need no account. */
public final class TestOrganizations {

    private TestOrganizations() {}

    /** The one head office of the test database. */
    public static OrganizationId headOffice() {
        insert(UUID.fromString("01980000-0000-7000-8000-000000000001"), "HEAD_OFFICE", null, "Головной офис");
        try (var connection = TestPostgres.owner().connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "SELECT id FROM organizations.organization WHERE kind = 'HEAD_OFFICE'")) {
            row.next();
            return new OrganizationId(row.getObject(1, UUID.class));
        } catch (SQLException cause) {
            throw new IllegalStateException(cause);
        }
    }

    public static OrganizationId representation() {
        return child(headOffice(), "REPRESENTATION", "Представительство");
    }

    public static OrganizationId client(OrganizationId representation) {
        return child(representation, "CLIENT", "Окна Ладога");
    }

    public static Scope head(OrganizationId organization, OrganizationKind kind) {
        return scope(organization, kind, Role.HEAD, Map.of());
    }

    public static Scope chiefManager(OrganizationId organization, OrganizationKind kind) {
        return scope(organization, kind, Role.CHIEF_MANAGER, Map.of());
    }

    public static Scope manager(OrganizationId organization, OrganizationKind kind, Map<Section, Access> grants) {
        return scope(organization, kind, Role.MANAGER, grants);
    }

    private static Scope scope(
            OrganizationId organization, OrganizationKind kind, Role role, Map<Section, Access> grants) {
        return new Scope(
                AccountId.next(),
                MembershipId.next(),
                organization,
                kind,
                role,
                Rights.of(role, kind, grants),
                Locale.of("ru"),
                ZoneId.of("Europe/Moscow"));
    }

    private static OrganizationId child(OrganizationId parent, String kind, String name) {
        var id = OrganizationId.next();
        insert(id.value(), kind, parent.value(), name);
        return id;
    }

    private static void insert(UUID id, String kind, @org.jspecify.annotations.Nullable UUID parent, String name) {
        try (var connection = TestPostgres.owner().connect();
                var statement = connection.prepareStatement(
                        "INSERT INTO organizations.organization (id, kind, parent_id, name) VALUES (?, ?, ?, ?)"
                                + " ON CONFLICT DO NOTHING")) {
            statement.setObject(1, id);
            statement.setString(2, kind);
            statement.setObject(3, parent);
            statement.setString(4, name);
            statement.execute();
        } catch (SQLException cause) {
            throw new IllegalStateException(cause);
        }
    }
}
