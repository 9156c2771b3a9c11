package io.kabinet.crm;

import static io.kabinet.crm.jooq.Tables.DEAL;
import static org.jooq.impl.DSL.concat;
import static org.jooq.impl.DSL.lower;

import io.kabinet.shared.MembershipId;
import io.kabinet.tenancy.Scope;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/**
 * Which deals are looked for, among those that may be seen at all.
 *
 * @param words part of the title, name, company, e-mail, the number of the deal, or a phone in any notation; may be empty
 * @param from made at this moment or later
 * @param until made before this moment
 */
public record DealFilter(
        String words,
        Optional<UUID> funnel,
        Optional<UUID> stage,
        Optional<MembershipId> responsible,
        Optional<Touch> touch,
        Optional<Instant> from,
        Optional<Instant> until) {

    public static final DealFilter NONE = new DealFilter(
            "",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /** How the next reminder stands. */
    public enum Touch {
        OVERDUE,
        TODAY,
        LATER,
        NONE;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The condition, without who may see what and without the stage's funnel. */
    List<Condition> conditions(Scope scope) {
        var conditions = new ArrayList<Condition>();
        if (!words.isBlank()) {
            conditions.add(matching(words.strip()));
        }
        stage.ifPresent(id -> conditions.add(DEAL.STAGE_ID.eq(id)));
        responsible.ifPresent(member -> conditions.add(DEAL.RESPONSIBLE_ID.eq(member.value())));
        touch.ifPresent(wanted -> conditions.add(touched(wanted, scope)));
        from.ifPresent(moment -> conditions.add(DEAL.CREATED_AT.ge(DealRows.at(moment))));
        until.ifPresent(moment -> conditions.add(DEAL.CREATED_AT.lt(DealRows.at(moment))));
        return conditions;
    }

    private static Condition touched(Touch wanted, Scope scope) {
        var now = DealRows.at(Instant.now());
        var tomorrow = DealRows.at(LocalDate.now(scope.zone())
                .plusDays(1)
                .atStartOfDay(scope.zone())
                .toInstant());
        return switch (wanted) {
            case OVERDUE -> DEAL.NEXT_REMINDER_AT.lt(now);
            case TODAY -> DEAL.NEXT_REMINDER_AT.ge(now).and(DEAL.NEXT_REMINDER_AT.lt(tomorrow));
            case LATER -> DEAL.NEXT_REMINDER_AT.ge(tomorrow);
            case NONE -> DEAL.NEXT_REMINDER_AT.isNull();
        };
    }

    private static Condition matching(String words) {
        var text = lower(concat(
                        DEAL.TITLE,
                        DSL.val(" "),
                        DSL.coalesce(DEAL.CONTACT_NAME, ""),
                        DSL.val(" "),
                        DSL.coalesce(DEAL.COMPANY, ""),
                        DSL.val(" "),
                        DSL.coalesce(DEAL.EMAIL, "")))
                .contains(words.toLowerCase(Locale.ROOT));
        var digits = words.replaceAll("\\D", "");
        if (digits.isEmpty()) {
            return text;
        }
        var either = text;
        if (digits.length() >= 3) {
            var national = digits.length() == 11 && digits.startsWith("8") ? "7" + digits.substring(1) : digits;
            either = either.or(DEAL.PHONE.contains(national));
        }
        return digits.length() <= 12 ? either.or(DEAL.NUMBER.eq(Long.valueOf(digits))) : either;
    }
}
