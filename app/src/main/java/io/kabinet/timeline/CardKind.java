package io.kabinet.timeline;

import io.kabinet.tenancy.Capability;
import io.kabinet.tenancy.Topic;

/** What a card shows, and so which capabilities guard its timeline. */
public enum CardKind {
    VISITOR(
            Capability.VISITORS_CARD,
            Capability.VISITORS_COMMENT,
            Capability.VISITORS_REMINDER,
            Capability.VISITORS_CALL,
            Topic.VISITORS),
    DEAL(
            Capability.DEALS_CARD,
            Capability.DEALS_COMMENT,
            Capability.DEALS_REMINDER,
            Capability.DEALS_CALL,
            Topic.DEALS);

    private final Capability seeing;
    private final Capability commenting;
    private final Capability reminding;
    private final Capability calling;
    private final Topic topic;

    CardKind(Capability seeing, Capability commenting, Capability reminding, Capability calling, Topic topic) {
        this.seeing = seeing;
        this.commenting = commenting;
        this.reminding = reminding;
        this.calling = calling;
        this.topic = topic;
    }

    public Capability seeing() {
        return seeing;
    }

    public Capability commenting() {
        return commenting;
    }

    public Capability reminding() {
        return reminding;
    }

    public Capability calling() {
        return calling;
    }

    /** What open pages listen to when a card of this kind changes. */
    public Topic topic() {
        return topic;
    }
}
