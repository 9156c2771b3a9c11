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
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/**
 * A network in the test database: the head office, two representations, clients of both, and in each of them somebody in
 * every role, with an account, a token and a password. Each call makes new organizations below the one head office.
 */
public record TestNetwork(Place headOffice, Place north, Place south, Place ladoga, Place denta, Place palitra) {

    /** The password of everybody. */
    public static final String PASSWORD = "correct horse";

    private static final String PASSWORD_HASH = new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2).encode(PASSWORD);
    private static final ZoneId ZONE = ZoneId.of("Europe/Moscow");

    /** An organization with its staff. */
    public record Place(
            OrganizationId id,
            OrganizationKind kind,
            Person head,
            Person chiefManager,
            Person managerWithPencils,
            Person managerWithEyes,
            Person managerWithNothing) {

        public List<Person> staff() {
            return List.of(head, chiefManager, managerWithPencils, managerWithEyes, managerWithNothing);
        }

        /** One more manager, with these grants. */
        public Person manager(Map<Section, Access> grants) {
            return person(id, kind, Role.MANAGER, grants);
        }
    }

    /** Somebody of the staff. */
    public record Person(
            MembershipId membership,
            AccountId account,
            OrganizationId organization,
            OrganizationKind kind,
            Role role,
            Map<Section, Access> grants,
            String email,
            String token) {

        public Scope scope() {
            return new Scope(
                    account,
                    membership,
                    organization,
                    kind,
                    role,
                    Rights.of(role, kind, grants),
                    Locale.of("ru"),
                    ZONE);
        }
    }

    public static TestNetwork make() {
        var headOffice = TestOrganizations.headOffice();
        var north = TestOrganizations.representation();
        var south = TestOrganizations.representation();
        return new TestNetwork(
                place(headOffice, OrganizationKind.HEAD_OFFICE),
                place(north, OrganizationKind.REPRESENTATION),
                place(south, OrganizationKind.REPRESENTATION),
                place(TestOrganizations.client(north), OrganizationKind.CLIENT),
                place(TestOrganizations.client(north), OrganizationKind.CLIENT),
                place(TestOrganizations.client(south), OrganizationKind.CLIENT));
    }

    /** All organizations of the network. */
    public List<Place> places() {
        return List.of(headOffice, north, south, ladoga, denta, palitra);
    }

    /** Grants of every section that say the same. */
    public static Map<Section, Access> everywhere(Access access) {
        return Arrays.stream(Section.values()).collect(Collectors.toMap(Function.identity(), _ -> access));
    }

    /** Makes the same account a head of another organization as well. */
    public static Person alsoHeadOf(Person person, Place place) {
        return insert(place.id(), place.kind(), Role.HEAD, Map.of(), person.account(), person.email(), false);
    }

    private static Place place(OrganizationId id, OrganizationKind kind) {
        return new Place(
                id,
                kind,
                person(id, kind, Role.HEAD, Map.of()),
                person(id, kind, Role.CHIEF_MANAGER, Map.of()),
                person(id, kind, Role.MANAGER, everywhere(Access.EDIT)),
                person(id, kind, Role.MANAGER, everywhere(Access.VIEW)),
                person(id, kind, Role.MANAGER, Map.of()));
    }

    private static Person person(
            OrganizationId organization, OrganizationKind kind, Role role, Map<Section, Access> grants) {
        var account = AccountId.next();
        return insert(organization, kind, role, grants, account, account + "@test.example", true);
    }

    private static Person insert(
            OrganizationId organization,
            OrganizationKind kind,
            Role role,
            Map<Section, Access> grants,
            AccountId account,
            String email,
            boolean newAccount) {
        var person = new Person(
                MembershipId.next(), account, organization, kind, role, grants, email, "test_" + UUID.randomUUID());
        try (var connection = TestPostgres.owner().connect()) {
            if (newAccount) {
                execute(
                        connection,
                        "INSERT INTO identity.account (id, email, password_hash, locale) VALUES (?, ?, ?, 'ru')",
                        account.value(),
                        email,
                        PASSWORD_HASH);
            }
            execute(
                    connection,
                    "INSERT INTO identity.membership (id, organization_id, account_id, first_name, last_name, role)"
                            + " VALUES (?, ?, ?, ?, ?, ?)",
                    person.membership().value(),
                    organization.value(),
                    account.value(),
                    "Ольга",
                    "Ветрова",
                    role.name());
            for (var grant : grants.entrySet()) {
                execute(
                        connection,
                        "INSERT INTO identity.section_grant (membership_id, organization_id, section, access)"
                                + " VALUES (?, ?, ?, ?)",
                        person.membership().value(),
                        organization.value(),
                        grant.getKey().name(),
                        grant.getValue().name());
            }
            execute(
                    connection,
                    "INSERT INTO identity.api_token (id, membership_id, organization_id, token_hash, name)"
                            + " VALUES (?, ?, ?, ?, 'test')",
                    UUID.randomUUID(),
                    person.membership().value(),
                    organization.value(),
                    sha256(person.token()));
            return person;
        } catch (SQLException cause) {
            throw new IllegalStateException(cause);
        }
    }

    private static void execute(Connection connection, String sql, Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int index = 0; index < values.length; index++) {
                statement.setObject(index + 1, values[index]);
            }
            statement.execute();
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
