package io.kabinet.visitors;

import com.google.i18n.phonenumbers.PhoneNumberToTimeZonesMapper;
import com.google.i18n.phonenumbers.geocoding.PhoneNumberOfflineGeocoder;
import io.kabinet.shared.PhoneNumber;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a number comes from by its numbering plan. A mobile number tells its country at most; its zone is known when all
 * zones in question keep the same time.
 */
public record Region(PhoneNumber number, Optional<ZoneId> zone) {

    private static final PhoneNumberOfflineGeocoder PLACES = PhoneNumberOfflineGeocoder.getInstance();
    private static final PhoneNumberToTimeZonesMapper ZONES = PhoneNumberToTimeZonesMapper.getInstance();

    public static Region of(PhoneNumber number) {
        return new Region(number, commonZone(number));
    }

    /** The city, region or country, in the reader's language; empty when nothing is known. */
    public Optional<String> place(Locale locale) {
        var place = PLACES.getDescriptionForNumber(number.number(), locale);
        return place.isBlank() ? Optional.empty() : Optional.of(place);
    }

    private static Optional<ZoneId> commonZone(PhoneNumber number) {
        var now = Instant.now();
        var offsets = new HashSet<Object>();
        ZoneId last = null;
        for (String name : ZONES.getTimeZonesForNumber(number.number())) {
            try {
                last = ZoneId.of(name);
                offsets.add(last.getRules().getOffset(now));
            } catch (DateTimeException unknownZone) {
                return Optional.empty();
            }
        }
        return offsets.size() == 1 ? Optional.ofNullable(last) : Optional.empty();
    }
}
