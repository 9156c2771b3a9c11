package io.kabinet.identity;

import static io.kabinet.identity.jooq.Tables.LIVE_MEMBERSHIP;

import io.kabinet.database.Login;
import io.kabinet.identity.account.HeadOfficeOpening;
import io.kabinet.identity.account.HeadOfficeOpening.Opening;
import io.kabinet.identity.account.OwnPassword;
import io.kabinet.shared.EmailAddress;
import io.kabinet.shared.ErrorCode;
import io.kabinet.shared.FieldError;
import io.kabinet.shared.MembershipId;
import io.kabinet.shared.OrganizationId;
import io.kabinet.shared.Refused;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.Configuration;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/**
 * What {@code ./kabinet admin} does, over a login as the serving role or as the owner. Starts no Spring, so that it
 * answers in about a second, beside a running installation too.
 */
public final class AdminCommands {

    private static final ZoneId ZONE = ZoneId.of("Europe/Moscow");
    private static final Locale LOCALE = Locale.of("ru");

    private final Login database;

    public AdminCommands(Login database) {
        this.database = database;
    }

    /**
     * Opens the head office and makes its head's account.
     *
     * @param name of the head office; its head is called so too, until they change it
     * @throws Refused {@code CONFLICT} when there is a head office, {@code INVALID} with every field that does not fit
     *     ({@code name}, {@code email}, {@code password})
     */
    public void createHeadOffice(String name, String email, String password) {
        var errors = FirstStart.organizationErrors(name);
        var address = EmailAddress.parse(email);
        if (address.isEmpty()) {
            errors.add(FieldError.of("email", "email"));
        }
        OwnPassword.check(password, "password", errors);
        if (!errors.isEmpty() || address.isEmpty()) {
            throw Refused.invalid(errors);
        }
        var unused = inTransaction(sql -> HeadOfficeOpening.open(
                sql,
                new Opening(
                        name.strip(),
                        firstNameIn(address.get()),
                        "",
                        address.get(),
                        Optional.empty(),
                        password,
                        ZONE,
                        LOCALE)));
    }

    /** An organization in which an account works, for {@link SeveralOrganizations}. */
    public record Place(OrganizationId organization, String name) {}

    /** The account belongs to several organizations, and none was named. */
    public static final class SeveralOrganizations extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient List<Place> places;

        SeveralOrganizations(List<Place> places) {
            super("several organizations");
            this.places = places;
        }

        public List<Place> places() {
            return places;
        }
    }

    /**
     * A new API token.
     *
     * @param organization needed only when the account belongs to several
     * @throws Refused {@code NOT_FOUND} when this e-mail has no place there
     * @throws SeveralOrganizations when it has several and none was named
     */
    public String token(String email, Optional<OrganizationId> organization) {
        var address = EmailAddress.parse(email).orElseThrow(() -> Refused.because(ErrorCode.NOT_FOUND));
        return inTransaction(sql -> {
            var places = sql
                    .fetch(
                            "SELECT m.* FROM identity.account a, identity.memberships_of(a.id) m"
                                    + " WHERE a.email = ?",
                            address.value())
                    .into(LIVE_MEMBERSHIP)
                    .stream()
                    .filter(row ->
                            organization.isEmpty() || organization.get().value().equals(row.getOrganizationId()))
                    .toList();
            if (places.isEmpty()) {
                throw Refused.notFound();
            }
            if (places.size() > 1) {
                throw new SeveralOrganizations(places.stream()
                        .map(row -> new Place(new OrganizationId(row.getOrganizationId()), row.getOrganizationName()))
                        .toList());
            }
            var place = places.getFirst();
            sql.execute(
                    "SELECT set_config('kabinet.organization_id', ?, true)",
                    place.getOrganizationId().toString());
            return ApiTokens.issue(
                    sql, new OrganizationId(place.getOrganizationId()), new MembershipId(place.getId()), "admin");
        });
    }

    private static String firstNameIn(EmailAddress email) {
        var local = email.value().substring(0, email.value().indexOf('@'));
        return local.substring(0, 1).toUpperCase(Locale.ROOT) + local.substring(1);
    }

    private <T> T inTransaction(Function<DSLContext, T> work) {
        try (var connection = database.connect()) {
            return DSL.using(connection, SQLDialect.POSTGRES)
                    .transactionResult((Configuration transaction) -> work.apply(DSL.using(transaction)));
        } catch (SQLException cause) {
            throw new IllegalStateException("the database does not answer: " + cause.getMessage(), cause);
        }
    }
}
