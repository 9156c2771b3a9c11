package io.kabinet.sites;

import com.ibm.icu.text.IDNA;
import io.kabinet.shared.Refused;
import java.util.Locale;

/**
 * The name of a website as it is compared: lower case, without {@code www.} and the trailing dot, international names in
 * their ASCII form (UTS 46).
 */
public record Host(String ascii) {

    private static final IDNA NAMES = IDNA.getUTS46Instance(
            IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.NONTRANSITIONAL_TO_UNICODE | IDNA.CHECK_BIDI | IDNA.USE_STD3_RULES);
    private static final int LONGEST = 253;

    /**
     * Reads what a person typed.
     *
     * @throws Refused naming the field {@code host} and what is wrong with it
     */
    public static Host parse(String typed) {
        var text = typed.strip().toLowerCase(Locale.ROOT);
        refuseWhen(text.isEmpty(), "required");
        refuseWhen(text.contains("://"), "host_scheme");
        refuseWhen(text.chars().anyMatch(Character::isWhitespace) || text.indexOf('\u00a0') >= 0, "host_space");
        refuseWhen(text.matches("\\[.*].*|[0-9a-f]*(:[0-9a-f]*){2,}"), "host_address");
        refuseWhen(text.matches("[^/?#]*[/?#].*"), "host_path");
        refuseWhen(text.indexOf(':') >= 0, "host_port");
        refuseWhen(text.length() > LONGEST, "host");
        var host = bare(ascii(text));
        refuseWhen(host.matches("[0-9.]+|(.*\\.)?[0-9]+|(.*\\.)?0x[0-9a-f]*"), "host_address");
        refuseWhen(host.indexOf('.') < 0, "host_dot");
        return new Host(host);
    }

    /** The form for people: {@code окна.рф}, not {@code xn--80atjc.xn--p1ai}. */
    public static String display(String ascii) {
        var info = new IDNA.Info();
        var text = NAMES.nameToUnicode(ascii, new StringBuilder(), info).toString();
        return info.hasErrors() ? ascii : text;
    }

    private static String ascii(String text) {
        var info = new IDNA.Info();
        var dotless = text.endsWith(".") || text.endsWith("。") ? text.substring(0, text.length() - 1) : text;
        var name = NAMES.nameToASCII(dotless, new StringBuilder(), info).toString();
        refuseWhen(info.hasErrors() || name.isEmpty() || name.endsWith(".") || name.length() > LONGEST, "host");
        return name;
    }

    private static String bare(String name) {
        var rest = name.startsWith("www.") ? name.substring(4) : name;
        return rest.indexOf('.') < 0 ? name : rest;
    }

    private static void refuseWhen(boolean wrong, String code) {
        if (wrong) {
            throw Refused.invalid("host", code);
        }
    }
}
