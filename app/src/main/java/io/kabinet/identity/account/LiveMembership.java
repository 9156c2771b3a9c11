package io.kabinet.identity.account;

import io.kabinet.identity.jooq.tables.records.LiveMembershipRecord;
import io.kabinet.shared.AccountId;
import io.kabinet.shared.MembershipId;
import io.kabinet.shared.OrganizationId;
import io.kabinet.shared.PhoneNumber;
import io.kabinet.tenancy.Access;
import io.kabinet.tenancy.OrganizationKind;
import io.kabinet.tenancy.Rights;
import io.kabinet.tenancy.Role;
import io.kabinet.tenancy.Scope;
import io.kabinet.tenancy.Section;
import io.kabinet.ui.Density;
import io.kabinet.ui.Language;
import io.kabinet.ui.Look;
import io.kabinet.ui.Theme;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A membership that works at this moment, with what a request needs to know about its account and organization. */
public record LiveMembership(
        MembershipId id,
        AccountId account,
        String firstName,
        String lastName,
        Optional<PhoneNumber> phone,
        String email,
        Role role,
        Map<Section, Access> grants,
        OrganizationId organization,
        String organizationName,
        OrganizationKind kind,
        Look look,
        boolean mustChangePassword,
        Optional<Instant> lastSignInAt) {

    static LiveMembership of(LiveMembershipRecord row) {
        return new LiveMembership(
                new MembershipId(row.getId()),
                new AccountId(row.getAccountId()),
                row.getFirstName(),
                row.getLastName(),
                Optional.ofNullable(row.getPhone()).map(PhoneNumber::new),
                row.getEmail(),
                Role.valueOf(row.getRole()),
                grants(row.getGrants()),
                new OrganizationId(row.getOrganizationId()),
                row.getOrganizationName(),
                OrganizationKind.valueOf(row.getOrganizationKind()),
                new Look(
                        Language.of(Locale.of(row.getLocale() == null ? row.getOrganizationLocale() : row.getLocale())),
                        Theme.valueOf(row.getTheme()),
                        Density.valueOf(row.getDensity()),
                        ZoneId.of(row.getTimeZone())),
                row.getMustChangePassword(),
                Optional.ofNullable(row.getLastSignInAt()).map(OffsetDateTime::toInstant));
    }

    /** First and last name. */
    public String name() {
        return (firstName + " " + lastName).strip();
    }

    public Scope scope() {
        return new Scope(
                account,
                id,
                organization,
                kind,
                role,
                Rights.of(role, kind, grants),
                look.language().locale(),
                look.zone());
    }

    private static Map<Section, Access> grants(String[] texts) {
        var grants = new EnumMap<Section, Access>(Section.class);
        for (String text : texts) {
            int colon = text.indexOf(':');
            grants.put(Section.valueOf(text.substring(0, colon)), Access.valueOf(text.substring(colon + 1)));
        }
        return Collections.unmodifiableMap(grants);
    }
}
