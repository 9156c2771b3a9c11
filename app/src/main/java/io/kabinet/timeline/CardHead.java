package io.kabinet.timeline;

import io.kabinet.shared.Money;
import io.kabinet.shared.PhoneNumber;
import java.util.Optional;

/**
 * What a list such as «Мой день» shows of a card.
 *
 * @param name a person or a company; the interface writes its own words when there is none
 * @param phone only when whoever asks may know it in full
 * @param href the address of the card's page
 * @param status the name and colour ({@code blue} … {@code grey}) of the status or stage
 */
public record CardHead(
        Card card,
        Optional<String> name,
        Optional<PhoneNumber> phone,
        String href,
        Optional<Status> status,
        Optional<Money> amount) {

    /** A status or a stage: one of eight hues, always with its name. */
    public record Status(String name, String color) {}
}
