package io.kabinet.collector.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.kabinet.collector.ConsentState;
import io.kabinet.collector.Event;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsentStripTest {

    @Test
    void withFullConsentEverythingStays() throws Exception {
        var events = events();
        assertThat(ConsentStrip.strip(events, new ConsentState(true, true, false, "")))
                .isEqualTo(events);
    }

    @Test
    void withoutAnalyticsOnlyConsentEventsStay() throws Exception {
        for (boolean identification : new boolean[] {true, false}) {
            assertThat(ConsentStrip.strip(events(), new ConsentState(false, identification, true, "")))
                    .singleElement()
                    .isInstanceOf(Event.ConsentChange.class);
        }
    }

    @Test
    void withoutIdentificationNothingThatAPersonTypedStays() throws Exception {
        var stripped = ConsentStrip.strip(events(), new ConsentState(true, false, true, ""));
        assertThat(stripped).hasSize(5);
        assertThat(stripped.toString()).contains("callback").doesNotContain("Анна", "900 123", "anna@");
    }

    private static List<Event> events() throws BadEnvelope {
        return EnvelopeReader.read(Requests.bytes(Requests.of(
                        Requests.PAGE_VIEW,
                        Requests.ENGAGEMENT,
                        Requests.CONTACT_CLICK,
                        Requests.FORM,
                        Requests.CONSENT)))
                .events();
    }
}
