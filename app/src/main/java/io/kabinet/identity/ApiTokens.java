package io.kabinet.identity;

import static io.kabinet.identity.jooq.Tables.API_TOKEN;

import io.kabinet.identity.account.Tokens;
import io.kabinet.shared.Ids;
import io.kabinet.shared.MembershipId;
import io.kabinet.shared.OrganizationId;
import org.jooq.DSLContext;

/** API tokens of a membership. The token is shown once and stored as a hash. Needs no Spring. */
public final class ApiTokens {

    private static final String PREFIX = "kab_";

    private ApiTokens() {}

    /** Makes a token, in the caller's transaction, which works for the membership's organization. */
    public static String issue(DSLContext sql, OrganizationId organization, MembershipId membership, String name) {
        var token = PREFIX + Tokens.next();
        sql.insertInto(API_TOKEN)
                .set(API_TOKEN.ID, Ids.next())
                .set(API_TOKEN.ORGANIZATION_ID, organization.value())
                .set(API_TOKEN.MEMBERSHIP_ID, membership.value())
                .set(API_TOKEN.TOKEN_HASH, Tokens.hash(token))
                .set(API_TOKEN.NAME, name)
                .execute();
        return token;
    }
}
