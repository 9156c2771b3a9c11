package io.kabinet.timeline.pages;

import io.kabinet.identity.Member;
import io.kabinet.shared.MembershipId;
import io.kabinet.shared.Money;
import io.kabinet.shared.PhoneNumber;
import io.kabinet.timeline.CallResult;
import io.kabinet.timeline.Entry;
import io.kabinet.timeline.EntryKind;
import io.kabinet.ui.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An entry with the names of the people in it.
 *
 * @param mendable whether the viewer wrote it and may still change it
 */
public record Line(Entry entry, Map<MembershipId, Member> names, boolean mendable) {

    public EntryKind kind() {
        return entry.kind();
    }

    /** Who did it; empty when the system did, or when nobody of that id is known any more. */
    public String actor() {
        return entry.actor().map(this::name).orElse("");
    }

    /** A call's icon says how it ended. */
    public String icon() {
        return kind() == EntryKind.CALL && text("result").equals(CallResult.NO_ANSWER.code())
                ? "phone-x"
                : kind().icon();
    }

    /** The text under this key; empty when there is none. */
    public String text(String key) {
        return Optional.ofNullable(entry.payload().get(key))
                .map(String::valueOf)
                .orElse("");
    }

    public boolean has(String key) {
        return !text(key).isEmpty();
    }

    public boolean is(String key) {
        return Boolean.TRUE.equals(entry.payload().get(key));
    }

    public long number(String key) {
        return entry.payload().get(key) instanceof Number number ? number.longValue() : 0;
    }

    /** The constant whose name stands under this key. */
    public <E extends Enum<E>> Optional<E> constant(Class<E> type, String key) {
        return constant(text(key), type);
    }

    /** The constants whose names stand under this key, in order. */
    public <E extends Enum<E>> List<E> constants(Class<E> type, String key) {
        return texts(key).stream()
                .flatMap(name -> constant(name, type).stream())
                .toList();
    }

    /** What a field held: a sum and a phone as people read them, «—» for nothing. */
    public String value(Page page, String key) {
        if (!has(key)) {
            return "—";
        }
        return switch (text("field")) {
            case "amount_minor" -> page.format().money(new Money(number(key)));
            case "phone" ->
                PhoneNumber.parse(text(key)).map(PhoneNumber::display).orElse(text(key));
            default -> text(key);
        };
    }

    /** The texts under this key, in order. */
    public List<String> texts(String key) {
        return entry.payload().get(key) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    public String moment(Page page, String key) {
        return page.format().moment(Instant.parse(text(key)));
    }

    public String duration(Page page, String key) {
        return page.format().duration(Duration.ofSeconds(number(key)));
    }

    /** The name of the member whose id stands under this key. */
    public String member(String key) {
        return has(key) ? name(MembershipId.of(text(key))) : "";
    }

    private static <E extends Enum<E>> Optional<E> constant(String name, Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equalsIgnoreCase(name))
                .findFirst();
    }

    private String name(MembershipId id) {
        return Optional.ofNullable(names.get(id)).map(Member::name).orElse("");
    }
}
