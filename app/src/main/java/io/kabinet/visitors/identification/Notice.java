package io.kabinet.visitors.identification;

import io.kabinet.shared.PhoneNumber;
import io.kabinet.shared.PlainText;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * A partner's notice of one identification.
 *
 * @param visitor the browser's id that the snippet gave
 * @param visitId the partner's own id of this notice
 * @param at when the partner identified, within the last 30 days, else now
 */
record Notice(UUID visitor, String visitId, Contact contact, Instant at) implements NoticeReading {

    private static final int LONGEST_VISIT_ID = 200;
    private static final Duration OLDEST = Duration.ofDays(30);

    /** What does not fit first, and of which notice as far as that is known. */
    record Misread(Optional<String> visitId, String field) implements NoticeReading {}

    static NoticeReading read(JsonNode json, Instant now) {
        var visitId = text(json, "visit_id")
                .filter(id -> !id.isBlank() && id.length() <= LONGEST_VISIT_ID)
                .filter(id -> PlainText.cleaned(id).equals(id));
        if (visitId.isEmpty()) {
            return new Misread(Optional.empty(), "visit_id");
        }
        var visitor = text(json, "visitor").flatMap(Notice::uuid);
        if (visitor.isEmpty()) {
            return new Misread(visitId, "visitor");
        }
        var phone = text(json, "phone").flatMap(PhoneNumber::parse);
        if (phone.isEmpty() && isGiven(json, "phone")) {
            return new Misread(visitId, "phone");
        }
        var email = text(json, "email").flatMap(Contact::email);
        if (email.isEmpty() && isGiven(json, "email")) {
            return new Misread(visitId, "email");
        }
        var company = text(json, "company").flatMap(Contact::text);
        if (company.isEmpty() && isGiven(json, "company")) {
            return new Misread(visitId, "company");
        }
        if (phone.isEmpty() && email.isEmpty() && company.isEmpty()) {
            return new Misread(visitId, "phone");
        }
        var timestamp = json.path("timestamp");
        if (isGiven(json, "timestamp") && !timestamp.isIntegralNumber()) {
            return new Misread(visitId, "timestamp");
        }
        return new Notice(
                visitor.get(),
                visitId.get(),
                new Contact(phone, email, company, Optional.empty()),
                moment(timestamp, now));
    }

    private static Instant moment(JsonNode timestamp, Instant now) {
        if (!timestamp.canConvertToLong()) {
            return now;
        }
        long seconds = timestamp.asLong();
        boolean recent =
                seconds <= now.getEpochSecond() && seconds >= now.minus(OLDEST).getEpochSecond();
        return recent ? Instant.ofEpochSecond(seconds) : now;
    }

    private static boolean isGiven(JsonNode json, String field) {
        var value = json.path(field);
        return !value.isMissingNode()
                && !value.isNull()
                && !(value.isString() && value.stringValue().isBlank());
    }

    private static Optional<String> text(JsonNode json, String field) {
        var value = json.path(field);
        return value.isString() ? Optional.of(value.stringValue()) : Optional.empty();
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return text.length() == 36 ? Optional.of(UUID.fromString(text)) : Optional.empty();
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }
}
