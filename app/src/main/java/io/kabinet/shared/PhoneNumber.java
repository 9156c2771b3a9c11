package io.kabinet.shared;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.Optional;

/**
 * A phone number in E.164: a plus and 8 to 15 digits. Notations without a country are read as Russian, so that
 * {@code 8 (900) 000-00-17}, {@code 79000000017} and {@code +7 900 000-00-17} are one number.
 */
public record PhoneNumber(String e164) {

    private static final PhoneNumberUtil PLAN = PhoneNumberUtil.getInstance();
    private static final int LONGEST_INPUT = 40;

    public PhoneNumber {
        if (!e164.matches("\\+[1-9][0-9]{7,14}")) {
            throw new IllegalArgumentException("not E.164: " + e164.length() + " characters");
        }
    }

    /** Empty when the text is no possible phone number. */
    public static Optional<PhoneNumber> parse(String text) {
        if (text.isBlank() || text.length() > LONGEST_INPUT) {
            return Optional.empty();
        }
        try {
            var number = PLAN.parse(withPlus(text.strip()), "RU");
            if (!PLAN.isPossibleNumber(number)) {
                return Optional.empty();
            }
            var e164 = PLAN.format(number, PhoneNumberFormat.E164);
            return e164.matches("\\+[1-9][0-9]{7,14}") ? Optional.of(new PhoneNumber(e164)) : Optional.empty();
        } catch (NumberParseException notANumber) {
            return Optional.empty();
        }
    }

    /** {@code +7 900 000-00-17}, with no-break spaces and hyphens. */
    public String display() {
        return (e164.startsWith("+7") && e164.length() == 12
                        ? "+7 %s %s-%s-%s"
                                .formatted(
                                        e164.substring(2, 5),
                                        e164.substring(5, 8),
                                        e164.substring(8, 10),
                                        e164.substring(10))
                        : PLAN.format(number(), PhoneNumberFormat.INTERNATIONAL))
                .replace(' ', '\u00a0')
                .replace('-', '\u2011');
    }

    /** {@code +7 900 •••-••-17}: what those see who may not know the number. */
    public String masked() {
        int shown = Math.min(5, e164.length() - 6);
        return e164.startsWith("+7") && e164.length() == 12
                ? "+7\u00a0%s\u00a0•••\u2011••\u2011%s".formatted(e164.substring(2, 5), e164.substring(10))
                : e164.substring(0, shown) + "\u00a0•••\u00a0" + e164.substring(e164.length() - 2);
    }

    /** The number as the numbering plan's library wants it. */
    public Phonenumber.PhoneNumber number() {
        try {
            return PLAN.parse(e164, null);
        } catch (NumberParseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String withPlus(String text) {
        return text.matches("7\\d{10}") ? "+" + text : text;
    }
}
