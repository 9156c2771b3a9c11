package io.kabinet.collector.intake;

import io.kabinet.collector.ConsentState;
import io.kabinet.collector.Event;
import io.kabinet.collector.Event.Contact;
import java.util.List;
import java.util.stream.Stream;

/**
 * Takes out what the visitor did not agree to, before anything is stored: without {@code analytics} all but consent events,
 * without {@code identification} everything that a person typed into a form.
 */
public final class ConsentStrip {

    private ConsentStrip() {}

    public static List<Event> strip(List<Event> events, ConsentState consent) {
        return consent.analytics() && consent.identification()
                ? events
                : events.stream().flatMap(event -> strip(event, consent)).toList();
    }

    private static Stream<Event> strip(Event event, ConsentState consent) {
        return switch (event) {
            case Event.ConsentChange change -> Stream.of(change);
            case Event other when !consent.analytics() -> Stream.empty();
            case Event.Form form
            when !consent.identification() ->
                Stream.of(new Event.Form(form.id(), form.at(), form.url(), form.form(), Contact.NONE));
            case Event other -> Stream.of(other);
        };
    }
}
