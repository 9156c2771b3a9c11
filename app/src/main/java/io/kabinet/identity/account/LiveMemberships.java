package io.kabinet.identity.account;

import static io.kabinet.identity.jooq.Tables.LIVE_MEMBERSHIP;

import io.kabinet.shared.AccountId;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Looks up who may work now; asked once at each request, so that a removal or a block counts at once. */
@Component
public class LiveMemberships {

    private final DSLContext sql;

    LiveMemberships(DSLContext sql) {
        this.sql = sql;
    }

    /** All of an account, by the name of the organization. */
    public List<LiveMembership> of(AccountId account) {
        return sql.fetch("SELECT * FROM identity.memberships_of(?)", account.value())
                .into(LIVE_MEMBERSHIP)
                .map(LiveMembership::of);
    }

    /** The one behind an API token. */
    public Optional<LiveMembership> ofToken(String token) {
        return sql
                .fetch("SELECT * FROM identity.bearer_of(?)", (Object) Tokens.hash(token))
                .into(LIVE_MEMBERSHIP)
                .stream()
                .findFirst()
                .map(LiveMembership::of);
    }
}
