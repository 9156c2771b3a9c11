package io.kabinet.timeline;

import java.util.Locale;

/**
 * What an entry tells. The keys of its payload stand beside each; values are strings, numbers, booleans or lists of them. A
 * change carries {@code from} and {@code to}, a status or stage its hue as {@code from_color} and {@code to_color}, a
 * member its membership id as {@code from_id} and {@code to_id}.
 */
public enum EntryKind {
    /** text; edited when it was changed. */
    COMMENT("message"),
    /** reminder_id, due_at, text. */
    REMINDER_SET("clock-plus"),
    /** reminder_id, from, to (moments), text. */
    REMINDER_MOVED("clock"),
    /** reminder_id, due_at, text. */
    REMINDER_DONE("check"),
    /** reminder_id, due_at, text. */
    REMINDER_DELETED("clock-off"),
    /** result ({@link CallResult#code}), note. */
    CALL("phone-outgoing"),
    /** connector (form, partner, company), contact, form, charged. */
    IDENTIFIED("user-check"),
    /** Made when read: pages, seconds, path (titles or addresses), first. */
    VISIT("world"),
    /** granted, purposes, text_version. */
    CONSENT("shield-check"),
    /** from, from_color, to, to_color. */
    STATUS("arrow-right"),
    /** from_id, to_id; one of them may be missing. */
    RESPONSIBLE("user"),
    /** deal_id, number, title: on both cards when the deal comes from a visitor. */
    DEAL_CREATED("circle-plus"),
    /** from, from_color, to, to_color, lost_reason. */
    DEAL_STAGE("arrow-right"),
    /** field, from, to. */
    DEAL_FIELD("edit"),
    DEAL_DELETED("trash"),
    DEAL_RESTORED("refresh");

    private final String icon;

    EntryKind(String icon) {
        this.icon = icon;
    }

    /** The name in the API and in the bundles. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String icon() {
        return icon;
    }
}
