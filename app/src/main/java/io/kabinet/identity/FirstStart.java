package io.kabinet.identity;

import static io.kabinet.identity.jooq.Tables.ONE_TIME_LINK;
import static org.jooq.impl.DSL.currentOffsetDateTime;

import io.kabinet.identity.account.HeadOfficeOpening;
import io.kabinet.identity.account.HeadOfficeOpening.Opened;
import io.kabinet.identity.account.HeadOfficeOpening.Opening;
import io.kabinet.identity.account.Tokens;
import io.kabinet.organizations.HeadOffice;
import io.kabinet.shared.FieldError;
import io.kabinet.shared.Ids;
import io.kabinet.shared.Refused;
import io.kabinet.tenancy.Transactions;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;

/** The first start of an installation: a link with which the head of the head office sets everything up, once. */
@Service
public class FirstStart {

    /** Where the link leads; the token follows. */
    public static final String PATH = "/first-start/";

    private static final String PURPOSE = "FIRST_START";
    private static final int LONGEST_NAME = 200;

    private final DSLContext sql;
    private final Transactions transactions;

    FirstStart(DSLContext sql, Transactions transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    /**
     * The path of a new link while there is no head office; links given out before die. It lives until it is used.
     *
     * @return a path such as {@code /first-start/TOKEN}; empty when the installation has its head office
     */
    public Optional<String> link() {
        return transactions.withoutOrganization(() -> {
            if (HeadOffice.exists(sql)) {
                return Optional.empty();
            }
            var token = Tokens.next();
            sql.deleteFrom(ONE_TIME_LINK)
                    .where(ONE_TIME_LINK.PURPOSE.eq(PURPOSE), ONE_TIME_LINK.USED_AT.isNull())
                    .execute();
            sql.insertInto(ONE_TIME_LINK)
                    .set(ONE_TIME_LINK.ID, Ids.next())
                    .set(ONE_TIME_LINK.TOKEN_HASH, Tokens.hash(token))
                    .set(ONE_TIME_LINK.PURPOSE, PURPOSE)
                    .execute();
            return Optional.of(PATH + token);
        });
    }

    /** Whether a link with this token would work now. */
    public boolean works(String token) {
        return transactions.withoutOrganization(() -> !HeadOffice.exists(sql)
                && sql.fetchExists(
                        ONE_TIME_LINK,
                        ONE_TIME_LINK.TOKEN_HASH.eq(Tokens.hash(token)),
                        ONE_TIME_LINK.PURPOSE.eq(PURPOSE),
                        ONE_TIME_LINK.USED_AT.isNull()));
    }

    /**
     * Uses the link: opens the head office with its head.
     *
     * @throws Refused {@code NOT_FOUND} when the link does not work, {@code INVALID} with everything that is wrong
     */
    public Opened open(String token, String organization, NewHead head, ZoneId zone, Locale locale) {
        if (!works(token)) {
            throw Refused.notFound();
        }
        var checked = head.checked("", organizationErrors(organization));
        return transactions.withoutOrganization(() -> {
            int used = sql.update(ONE_TIME_LINK)
                    .set(ONE_TIME_LINK.USED_AT, currentOffsetDateTime())
                    .where(
                            ONE_TIME_LINK.TOKEN_HASH.eq(Tokens.hash(token)),
                            ONE_TIME_LINK.PURPOSE.eq(PURPOSE),
                            ONE_TIME_LINK.USED_AT.isNull())
                    .execute();
            if (used == 0) {
                throw Refused.notFound();
            }
            return HeadOfficeOpening.open(
                    sql,
                    new Opening(
                            organization.strip(),
                            checked.firstName(),
                            checked.lastName(),
                            checked.email(),
                            checked.phone(),
                            checked.password(),
                            zone,
                            locale));
        });
    }

    static ArrayList<FieldError> organizationErrors(String name) {
        var errors = new ArrayList<FieldError>();
        if (name.isBlank()) {
            errors.add(FieldError.of("name", "required"));
        } else if (name.strip().length() > LONGEST_NAME) {
            errors.add(FieldError.of("name", "too_long", LONGEST_NAME));
        } else if (name.chars().anyMatch(Character::isISOControl)) {
            errors.add(FieldError.of("name", "characters"));
        }
        return errors;
    }
}
