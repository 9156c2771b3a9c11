package io.kabinet.collector;

import java.time.Instant;
import java.util.UUID;

/**
 * One thing that the snippet reports. Texts are free of control characters and lone surrogates, cut to the bounds below,
 * and empty where the browser gave none. {@code at} is the browser's clock; {@link Delivery#timeOf} corrects it.
 */
public sealed interface Event {

    /** Longest address kept, of a page or a referrer, in UTF-16 units; the rest is cut. */
    int MAX_URL = 2_048;

    /** Longest title kept. */
    int MAX_TITLE = 512;

    /** Longest name of a form kept. */
    int MAX_FORM = 200;

    /** Made in the browser; unique for the site. */
    UUID id();

    Instant at();

    /** Absolute http or https address of the page. */
    String url();

    /** {@code screen} is {@code 1440x900}, {@code language} a tag such as {@code ru-RU}; either may be empty. */
    record PageView(UUID id, Instant at, String url, String title, String referrer, String screen, String language)
            implements Event {}

    /** Seconds (0 to 86,400) in which the page was visible, and how far it was scrolled (0 to 100). */
    record Engagement(UUID id, Instant at, String url, int seconds, int scrollPercent) implements Event {}

    record ContactClick(UUID id, Instant at, String url, Kind kind) implements Event {
        public enum Kind {
            TEL,
            MAILTO
        }
    }

    /** A submitted form. Without consent to identification {@code contact} is {@link Contact#NONE}: it never got here. */
    record Form(UUID id, Instant at, String url, String form, Contact contact) implements Event {}

    /** The delivery's {@link ConsentState} was given, changed or withdrawn at this moment on this page. */
    record ConsentChange(UUID id, Instant at, String url) implements Event {}

    /** What a person typed into a form, as typed. */
    record Contact(String name, String phone, String email) {

        public static final int MAX_NAME = 200;
        public static final int MAX_PHONE = 64;
        public static final int MAX_EMAIL = 254;

        public static final Contact NONE = new Contact("", "", "");
    }
}
