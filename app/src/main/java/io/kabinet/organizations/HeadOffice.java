package io.kabinet.organizations;

import io.kabinet.shared.ErrorCode;
import io.kabinet.shared.OrganizationId;
import io.kabinet.shared.Refused;
import java.time.ZoneId;
import java.util.Locale;
import org.jooq.DSLContext;

/**
 * The one organization that nobody stands above. Needs no Spring, so that {@code admin} can open it without a web
 * application.
 */
public final class HeadOffice {

    private HeadOffice() {}

    public static boolean exists(DSLContext sql) {
        return Boolean.TRUE.equals(sql.fetchValue("SELECT organizations.has_head_office()"));
    }

    /**
     * Opens it, in the caller's transaction.
     *
     * @throws Refused {@code CONFLICT} when there is one already
     */
    public static OrganizationId open(DSLContext sql, String name, ZoneId zone, Locale locale) {
        var id = OrganizationId.next();
        sql.execute("SELECT pg_advisory_xact_lock(hashtext('organizations.head_office'))");
        if (exists(sql)) {
            throw Refused.because(ErrorCode.CONFLICT);
        }
        sql.execute(
                "SELECT organizations.open_head_office(?, ?, ?, ?)",
                id.value(),
                name,
                zone.getId(),
                locale.getLanguage());
        return id;
    }
}
