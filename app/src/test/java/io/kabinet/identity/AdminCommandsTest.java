package io.kabinet.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kabinet.database.Login;
import io.kabinet.identity.AdminCommands.SeveralOrganizations;
import io.kabinet.shared.ErrorCode;
import io.kabinet.shared.FieldError;
import io.kabinet.shared.OrganizationId;
import io.kabinet.shared.Refused;
import io.kabinet.testing.FreshInstallation;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdminCommandsTest {

    private final Login database = FreshInstallation.migrated("admin_commands");
    private final AdminCommands admin = new AdminCommands(database);

    @BeforeAll
    void headOffice() {
        admin.createHeadOffice("Головной офис", "Head@Kabinet.example", "long enough");
    }

    @Test
    void thereIsOneHeadOffice() {
        assertThatThrownBy(() -> admin.createHeadOffice("Второй", "second@kabinet.example", "long enough"))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(ErrorCode.CONFLICT));
        assertThat(count("SELECT count(*) FROM identity.account")).isOne();
    }

    @Test
    void everythingThatDoesNotFitIsSaidAtOnce() {
        assertThatThrownBy(() -> admin.createHeadOffice(" ", "nobody", "short"))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.fields())
                                .extracting(FieldError::field)
                                .containsExactly("name", "email", "password"));
    }

    @Test
    void aTokenIsShownOnceAndStoredAsAHash() {
        var token = admin.token("head@kabinet.EXAMPLE", Optional.empty());

        assertThat(token).startsWith("kab_").hasSizeGreaterThan(40);
        assertThat(count("SELECT count(*) FROM identity.api_token WHERE token_hash = sha256('" + token + "')"))
                .isOne();
        assertThat(count("SELECT count(*) FROM identity.bearer_of(sha256('" + token + "'))"))
                .isOne();
    }

    @Test
    void nobodyElseGetsAToken() {
        for (Optional<OrganizationId> organization :
                java.util.List.of(Optional.<OrganizationId>empty(), Optional.of(OrganizationId.next()))) {
            var email = organization.isEmpty() ? "nobody@kabinet.example" : "head@kabinet.example";
            assertThatThrownBy(() -> admin.token(email, organization))
                    .isInstanceOfSatisfying(
                            Refused.class, refused -> assertThat(refused.code()).isEqualTo(ErrorCode.NOT_FOUND));
        }
    }

    @Test
    void whoBelongsToSeveralOrganizationsNamesOne() {
        admin.token("head@kabinet.example", Optional.empty());
        var second = UUID.randomUUID();
        execute("INSERT INTO organizations.organization (id, kind, parent_id, name)"
                + " SELECT '%s', 'REPRESENTATION', id, 'Север' FROM organizations.organization WHERE kind = 'HEAD_OFFICE'"
                        .formatted(second));
        execute("INSERT INTO identity.membership (id, organization_id, account_id, first_name, last_name, role)"
                + " SELECT gen_random_uuid(), '%s', id, 'Игорь', 'Самойлов', 'HEAD' FROM identity.account"
                        .formatted(second));
        try {
            assertThatThrownBy(() -> admin.token("head@kabinet.example", Optional.empty()))
                    .isInstanceOfSatisfying(
                            SeveralOrganizations.class,
                            several -> assertThat(several.places())
                                    .extracting(AdminCommands.Place::name)
                                    .containsExactly("Головной офис", "Север"));
            assertThat(admin.token("head@kabinet.example", Optional.of(new OrganizationId(second))))
                    .isNotBlank();
        } finally {
            execute("DELETE FROM identity.api_token WHERE organization_id = '" + second + "'");
            execute("DELETE FROM identity.membership WHERE organization_id = '" + second + "'");
        }
    }

    private long count(String sql) {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException cause) {
            throw new IllegalStateException(cause);
        }
    }

    private void execute(String sql) {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException cause) {
            throw new IllegalStateException(cause);
        }
    }
}
