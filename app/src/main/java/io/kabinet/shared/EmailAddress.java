package io.kabinet.shared;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail address as it is compared: lower case, composed (NFKC), the domain in ASCII, so that one mailbox is one
 * address in every spelling. At most 254 characters.
 */
public record EmailAddress(String value) {

    private static final int LONGEST = 254;
    private static final Pattern LOCAL = Pattern.compile("[^\\s@\\p{C}\"(),:;<>\\[\\]\\\\]{1,64}");

    /** Empty when the text is no e-mail address. */
    public static Optional<EmailAddress> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        var address = Normalizer.normalize(text.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        int at = address.lastIndexOf('@');
        if (at < 1 || !LOCAL.matcher(address.substring(0, at)).matches()) {
            return Optional.empty();
        }
        return domain(address.substring(at + 1))
                .map(domain -> address.substring(0, at + 1) + domain)
                .filter(value -> value.length() <= LONGEST)
                .map(EmailAddress::new);
    }

    private static Optional<String> domain(String text) {
        try {
            var ascii = IDN.toASCII(text, IDN.USE_STD3_ASCII_RULES);
            return ascii.matches("[a-z0-9-]+(\\.[a-z0-9-]+)*") ? Optional.of(ascii) : Optional.empty();
        } catch (IllegalArgumentException notADomain) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
