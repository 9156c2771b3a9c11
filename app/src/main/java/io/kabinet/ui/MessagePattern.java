package io.kabinet.ui;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A text of a bundle with its arguments: the part of ICU's message syntax that the interface needs.
 * {@code {0}} is an argument; {@code {0, plural, =0 {…} one {# номер} few {# номера} many {# номеров} other {…}}}
 * chooses by the number and puts it for {@code #}; {@code {0, select, female {…} other {…}}} chooses by the text.
 * Unlike ICU's own class a pattern is parsed once, may be used by all threads, and leaves the look of numbers to us.
 */
final class MessagePattern {

    private sealed interface Part {}

    private record Words(String words) implements Part {}

    private record Argument(int index) implements Part {}

    private record Count() implements Part {}

    private record Choice(int index, boolean plural, Map<String, List<Part>> forms) implements Part {}

    private final String source;
    private final List<Part> parts;
    private int at;

    private MessagePattern(String source) {
        this.source = source;
        this.parts = parse(false);
        if (at < source.length()) {
            throw broken("a brace too many");
        }
    }

    /** @throws IllegalArgumentException when the pattern is broken; a test reads every text once */
    static MessagePattern of(String source) {
        return new MessagePattern(source);
    }

    /** The text, each argument shown as {@code shown} says. */
    String text(Language language, Function<Object, String> shown, Object... arguments) {
        var text = new StringBuilder();
        write(text, parts, language, shown, arguments, "");
        return text.toString();
    }

    /** The plural forms that each choice by number offers. */
    List<Map.Entry<Integer, List<String>>> pluralForms() {
        var found = new ArrayList<Map.Entry<Integer, List<String>>>();
        collect(parts, found);
        return found;
    }

    private static void collect(List<Part> parts, List<Map.Entry<Integer, List<String>>> found) {
        for (var part : parts) {
            if (part instanceof Choice choice) {
                if (choice.plural()) {
                    found.add(
                            Map.entry(choice.index(), List.copyOf(choice.forms().keySet())));
                }
                choice.forms().values().forEach(form -> collect(form, found));
            }
        }
    }

    private static void write(
            StringBuilder text,
            List<Part> parts,
            Language language,
            Function<Object, String> shown,
            Object[] arguments,
            String count) {
        for (var part : parts) {
            switch (part) {
                case Words words -> text.append(words.words());
                case Argument argument -> text.append(shown.apply(arguments[argument.index()]));
                case Count _ -> text.append(count);
                case Choice choice -> {
                    var value = arguments[choice.index()];
                    var form = chosen(choice, language, value);
                    write(text, form, language, shown, arguments, shown.apply(value));
                }
            }
        }
    }

    private static List<Part> chosen(Choice choice, Language language, Object value) {
        var forms = choice.forms();
        var other = forms.getOrDefault("other", List.of());
        if (!choice.plural()) {
            return forms.getOrDefault(String.valueOf(value), other);
        }
        long number = ((Number) value).longValue();
        var exact = forms.get("=" + number);
        return exact != null ? exact : forms.getOrDefault(Plural.of(language, number), other);
    }

    private List<Part> parse(boolean inChoice) {
        var found = new ArrayList<Part>();
        var words = new StringBuilder();
        while (at < source.length() && source.charAt(at) != '}') {
            char letter = source.charAt(at++);
            if (letter == '{') {
                flush(words, found);
                found.add(argument());
            } else if (letter == '#' && inChoice) {
                flush(words, found);
                found.add(new Count());
            } else {
                words.append(letter);
            }
        }
        flush(words, found);
        return List.copyOf(found);
    }

    private static void flush(StringBuilder words, List<Part> found) {
        if (!words.isEmpty()) {
            found.add(new Words(words.toString()));
            words.setLength(0);
        }
    }

    private Part argument() {
        int index = Integer.parseInt(until(",}"));
        if (source.charAt(at++) == '}') {
            return new Argument(index);
        }
        var kind = until(",");
        at++;
        var forms = new HashMap<String, List<Part>>();
        while (true) {
            var name = until("{}");
            if (at >= source.length()) {
                throw broken("a brace is missing");
            }
            if (source.charAt(at++) == '}') {
                break;
            }
            forms.put(name, parse(kind.equals("plural")));
            at++;
        }
        if (!forms.containsKey("other") || !(kind.equals("plural") || kind.equals("select"))) {
            throw broken("plural or select, and the form other");
        }
        return new Choice(index, kind.equals("plural"), Map.copyOf(forms));
    }

    private String until(String ends) {
        int from = at;
        while (at < source.length() && ends.indexOf(source.charAt(at)) < 0) {
            at++;
        }
        return source.substring(from, at).strip();
    }

    private IllegalArgumentException broken(String why) {
        return new IllegalArgumentException(why + ": " + source);
    }
}
