package io.kabinet.collector;

/** One record of the event log. */
public sealed interface Entry permits Delivery, Unreadable {

    /** Where the record begins. */
    Offset offset();
}
