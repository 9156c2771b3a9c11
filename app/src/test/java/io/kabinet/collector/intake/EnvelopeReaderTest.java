package io.kabinet.collector.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kabinet.collector.ConsentState;
import io.kabinet.collector.Event;
import io.kabinet.collector.Event.Contact;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EnvelopeReaderTest {

    private static final long SEED = 20_261_123;

    @Test
    void everyFieldOfTheContractIsRead() throws Exception {
        var envelope = read(Requests.of(
                Requests.PAGE_VIEW, Requests.ENGAGEMENT, Requests.CONTACT_CLICK, Requests.FORM, Requests.CONSENT));
        var at = Instant.parse("2026-11-23T09:59:59Z");
        String url = "https://shop.example/a";

        assertThat(envelope.site()).isEqualTo(Requests.KEY);
        assertThat(envelope.visitor()).isEqualTo(UUID.fromString("0198c0de-0000-7000-8000-000000000000"));
        assertThat(envelope.sentAt()).isEqualTo(Instant.parse("2026-11-23T10:00:00Z"));
        assertThat(envelope.consent()).isEqualTo(new ConsentState(true, true, false, "2026-11"));
        assertThat(envelope.events())
                .containsExactly(
                        new Event.PageView(id(1), at, url + "?utm_source=x", "A", "https://ya.ru/", "1440x900", "ru"),
                        new Event.Engagement(id(2), at.plusMillis(500), url, 15, 80),
                        new Event.ContactClick(id(3), at, url, Event.ContactClick.Kind.TEL),
                        new Event.Form(
                                id(4), at, url, "callback", new Contact("Анна", "+7 900 123-45-67", "anna@example.ru")),
                        new Event.ConsentChange(id(5), at, url));
    }

    @Test
    void absentPurposesAreRefusedPurposes() throws Exception {
        assertThat(read(Requests.withConsent("{}", Requests.CONSENT)).consent())
                .isEqualTo(new ConsentState(false, false, false, ""));
    }

    @Test
    void fieldsOfANewerSnippetAreSkipped() throws Exception {
        String newer = Requests.of(Requests.PAGE_VIEW.replace("\"title\"", "\"new\":[{\"x\":[1]}],\"title\""));
        assertThat(read(newer).events()).hasSize(1);
    }

    @Test
    void optionalFieldsMayBeAbsentOrNull() throws Exception {
        String bare = "{\"id\":\"0198c0df-0000-7000-8000-000000000001\",\"type\":\"page_view\","
                + "\"at\":\"2026-11-23T09:59:59Z\",\"url\":\"https://shop.example\",\"title\":null,\"screen\":null}";
        assertThat(read(Requests.of(bare)).events())
                .containsExactly(new Event.PageView(
                        id(1), Instant.parse("2026-11-23T09:59:59Z"), "https://shop.example", "", "", "", ""));
    }

    @Test
    void textsAreCleanedAndCut() throws Exception {
        assertThat(title("a\\u0000b\\tc\\u001f\\u0085d")).isEqualTo("ab cd");
        assertThat(title("\\ud83d!")).isEqualTo("\ufffd!");
        assertThat(title("\\ude00\\ud83d")).isEqualTo("\ufffd\ufffd");
        assertThat(title("\\ud83d\\ude00")).isEqualTo("😀");
        assertThat(title("x".repeat(2_000))).hasSize(Event.MAX_TITLE);
        assertThat(title("x".repeat(Event.MAX_TITLE - 1) + "😀")).isEqualTo("x".repeat(Event.MAX_TITLE - 1));
    }

    @Test
    void aLongAddressKeepsItsBeginning() throws Exception {
        String url = "https://shop.example/a?utm_source=x&rest=" + "y".repeat(5_000);
        var view = read(Requests.of(Requests.PAGE_VIEW.replace("https://shop.example/a?utm_source=x", url)));
        assertThat(view.events().getFirst().url()).isEqualTo(url.substring(0, Event.MAX_URL));
    }

    @Test
    void timesHaveMillisecondsAndOffsetsOrNot() {
        assertThat(Scalars.time("2026-11-23T10:00:00.123Z")).hasValue(Instant.parse("2026-11-23T10:00:00.123Z"));
        assertThat(Scalars.time("2026-11-23T13:00:00+03:00")).hasValue(Instant.parse("2026-11-23T10:00:00Z"));
        assertThat(Scalars.time("2026-11-23T10:00:00.123456Z")).hasValue(Instant.parse("2026-11-23T10:00:00.123456Z"));
        assertThat(Scalars.time("2026-11-23T24:00:00Z")).isEmpty();
        assertThat(Scalars.time("2026-11-23")).isEmpty();
        assertThat(Scalars.time("")).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.kabinet.collector.intake.HostileBodies#all")
    void aHostileBodyIsRefusedByItsField(HostileBodies.Hostile hostile) {
        var bad = catchThrowableOfType(BadEnvelope.class, () -> EnvelopeReader.read(hostile.body()));
        assertThat(bad).isNotNull();
        assertThat(bad.kind()).isEqualTo(BadEnvelope.Kind.MALFORMED);
        assertThat(bad.field()).isEqualTo(hostile.field());
    }

    @Test
    void tooManyEventsComeBeforeTheirShape() {
        var good = Collections.nCopies(101, Requests.PAGE_VIEW);
        assertThat(kindOf(Requests.of(good.toArray(String[]::new)))).isEqualTo(BadEnvelope.Kind.TOO_MANY_EVENTS);
        var bad = Collections.nCopies(101, "{}");
        assertThat(kindOf(Requests.of(bad.toArray(String[]::new)))).isEqualTo(BadEnvelope.Kind.TOO_MANY_EVENTS);
        var enough = Collections.nCopies(100, "{}");
        assertThat(kindOf(Requests.of(enough.toArray(String[]::new)))).isEqualTo(BadEnvelope.Kind.MALFORMED);
    }

    @Test
    void aHundredEventsAreTaken() throws Exception {
        var events = Collections.nCopies(100, Requests.PAGE_VIEW);
        assertThat(read(Requests.of(events.toArray(String[]::new))).events()).hasSize(100);
    }

    @Test
    void whateverComesIsReadOrRefusedAndNothingElse() {
        var random = new Random(SEED);
        byte[] body = Requests.bytes(Requests.of(Requests.PAGE_VIEW, Requests.ENGAGEMENT, Requests.FORM));
        List<String> splices = List.of("{", "}", "[", "]", "\"", ",", ":", "null", "-1", "1e999", "\\ud800", "\u0000");
        for (int i = 0; i < 50_000; i++) {
            byte[] mutant = mutate(body, random, splices);
            try {
                assertThat(EnvelopeReader.read(mutant).events()).isNotEmpty();
            } catch (BadEnvelope refused) {
                assertThat(refused.explanation()).isNotEmpty();
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + SEED + ", number " + i, e);
            }
        }
    }

    private static byte[] mutate(byte[] body, Random random, List<String> splices) {
        byte[] mutant = body.clone();
        for (int n = random.nextInt(1, 4); n > 0; n--) {
            int at = random.nextInt(mutant.length);
            if (random.nextBoolean()) {
                mutant[at] = (byte) random.nextInt(256);
            } else {
                byte[] splice = Requests.bytes(splices.get(random.nextInt(splices.size())));
                System.arraycopy(splice, 0, mutant, at, Math.min(splice.length, mutant.length - at));
            }
        }
        return mutant;
    }

    private static BadEnvelope.Kind kindOf(String body) {
        var bad = catchThrowableOfType(BadEnvelope.class, () -> read(body));
        assertThat(bad).isNotNull();
        return bad.kind();
    }

    private static String title(String json) throws BadEnvelope {
        var envelope = read(Requests.of(Requests.PAGE_VIEW.replace("\"title\":\"A\"", "\"title\":\"" + json + "\"")));
        return ((Event.PageView) envelope.events().getFirst()).title();
    }

    private static Envelope read(String body) throws BadEnvelope {
        return EnvelopeReader.read(Requests.bytes(body));
    }

    private static UUID id(int number) {
        return UUID.fromString("0198c0df-0000-7000-8000-00000000000" + number);
    }
}
