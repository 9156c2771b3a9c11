package io.kabinet.identity.rest;

import io.kabinet.shared.FieldError;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Turns JSON into records, strictly, and notes every field that does not fit: a JSON library stops at the first, and
 * takes "1" for 1. A value that does not fit is null here; whoever reads looks at the errors before the values.
 */
final class JsonFields {

    private static final int LONGEST_TEXT = 10_000;
    private static final int LONGEST_LIST = 1_000;
    private static final Pattern STORABLE = Pattern.compile("[^\\x00\\p{Cs}]*");

    private final String name;
    private final List<FieldError> errors;

    private JsonFields(String name, List<FieldError> errors) {
        this.name = name;
        this.errors = errors;
    }

    static @Nullable Object read(@Nullable JsonNode node, Type type, String name, List<FieldError> errors) {
        return new JsonFields(name, errors).value(node, type);
    }

    /** The JSON name of a component: {@code dueAt} is {@code due_at}. */
    static String nameOf(RecordComponent component) {
        return component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    private @Nullable Object value(@Nullable JsonNode node, Type type) {
        boolean absent = node == null || node.isNull() || node.isMissingNode();
        if (type instanceof ParameterizedType generic && generic.getRawType() == Optional.class) {
            return absent ? Optional.empty() : Optional.ofNullable(value(node, generic.getActualTypeArguments()[0]));
        }
        if (node == null || absent) {
            return wrong(name.isEmpty() ? "type" : "required");
        }
        if (type instanceof ParameterizedType generic) {
            var arguments = generic.getActualTypeArguments();
            return generic.getRawType() == Map.class
                    ? map(node, (Class<?>) arguments[0], arguments[1])
                    : list(node, arguments[0]);
        }
        return single(node, (Class<?>) type);
    }

    private @Nullable Object single(JsonNode node, Class<?> type) {
        if (type == String.class) {
            return text(node);
        }
        if (type == boolean.class || type == Boolean.class) {
            return node.isBoolean() ? node.booleanValue() : wrong("type", false);
        }
        if (type == long.class || type == Long.class) {
            return number(node, node.canConvertToLong(), JsonNode::longValue, 0L);
        }
        if (type == int.class || type == Integer.class) {
            return number(node, node.canConvertToInt(), JsonNode::intValue, 0);
        }
        if (type == UUID.class) {
            return parsed(node, JsonFields::uuid);
        }
        if (type == Instant.class) {
            return parsed(node, text -> OffsetDateTime.parse(text).toInstant());
        }
        if (type == LocalDate.class) {
            return parsed(node, LocalDate::parse);
        }
        if (type.isEnum()) {
            return choice(node, type);
        }
        return isId(type) ? id(node, type) : object(node, type);
    }

    private @Nullable Object text(JsonNode node) {
        if (!node.isString()) {
            return wrong("type");
        }
        var text = node.stringValue();
        if (text.length() > LONGEST_TEXT) {
            return wrong("too_long", null, LONGEST_TEXT);
        }
        return STORABLE.matcher(text).matches() ? text : wrong("characters");
    }

    private @Nullable Object number(JsonNode node, boolean fits, Function<JsonNode, Object> number, Object otherwise) {
        if (!node.isIntegralNumber()) {
            return wrong("type", otherwise);
        }
        return fits ? number.apply(node) : wrong("too_large", otherwise);
    }

    private @Nullable Object parsed(JsonNode node, Function<String, Object> parser) {
        if (!node.isString()) {
            return wrong("type");
        }
        try {
            return parser.apply(node.stringValue());
        } catch (DateTimeException | IllegalArgumentException unreadable) {
            return wrong("malformed");
        }
    }

    private static UUID uuid(String text) {
        if (text.length() != 36) {
            throw new IllegalArgumentException("no id");
        }
        return UUID.fromString(text);
    }

    private @Nullable Object choice(JsonNode node, Class<?> type) {
        if (!node.isString()) {
            return wrong("type");
        }
        return constant(type, node.stringValue()).orElseGet(() -> wrong("one_of", null, choices(type)));
    }

    /** Constants are written in lower case; the names of sections in upper case, as the interface has them. */
    private static Optional<Object> constant(Class<?> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.toString().equals(text)
                        || constant.toString().toLowerCase(Locale.ROOT).equals(text))
                .map(constant -> (Object) constant)
                .findFirst();
    }

    static String choices(Class<?> type) {
        return String.join(
                ", ",
                Arrays.stream(type.getEnumConstants())
                        .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                        .toList());
    }

    /** Whether this is one of the typed ids: a record of one UUID. */
    static boolean isId(Class<?> type) {
        return type.isRecord()
                && type.getRecordComponents().length == 1
                && type.getRecordComponents()[0].getType() == UUID.class;
    }

    private @Nullable Object id(JsonNode node, Class<?> type) {
        var uuid = parsed(node, JsonFields::uuid);
        return uuid == null ? null : make(type, new Object[] {uuid});
    }

    private @Nullable Object list(JsonNode node, Type element) {
        if (!node.isArray()) {
            return wrong("type");
        }
        if (node.size() > LONGEST_LIST) {
            return wrong("too_long", null, LONGEST_LIST);
        }
        var values = new ArrayList<@Nullable Object>();
        for (int index = 0; index < node.size(); index++) {
            values.add(read(node.get(index), element, name + "." + index, errors));
        }
        return values;
    }

    private @Nullable Object map(JsonNode node, Class<?> key, Type value) {
        if (!node.isObject()) {
            return wrong("type");
        }
        var values = new LinkedHashMap<Object, @Nullable Object>();
        for (var entry : node.properties()) {
            var field = name + "." + entry.getKey();
            Optional<Object> known = key == String.class ? Optional.of(entry.getKey()) : constant(key, entry.getKey());
            if (known.isEmpty()) {
                errors.add(FieldError.of(field, "one_of", choices(key)));
            } else {
                values.put(known.get(), read(entry.getValue(), value, field, errors));
            }
        }
        return values;
    }

    private @Nullable Object object(JsonNode node, Class<?> type) {
        if (!node.isObject()) {
            return name.isEmpty() ? new JsonFields("body", errors).wrong("type") : wrong("type");
        }
        int before = errors.size();
        var components = type.getRecordComponents();
        var values = new @Nullable Object[components.length];
        for (int index = 0; index < components.length; index++) {
            var field = nameOf(components[index]);
            values[index] = read(
                    node.get(field),
                    components[index].getGenericType(),
                    name.isEmpty() ? field : name + "." + field,
                    errors);
        }
        return errors.size() == before ? make(type, values) : null;
    }

    private static Object make(Class<?> type, @Nullable Object[] values) {
        try {
            var parameters = Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class[]::new);
            var constructor = type.getDeclaredConstructor(parameters);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException refused) {
            throw refused.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(refused);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private @Nullable Object wrong(String code) {
        return wrong(code, null);
    }

    private @Nullable Object wrong(String code, @Nullable Object otherwise, Object... arguments) {
        errors.add(FieldError.of(name, code, arguments));
        return otherwise;
    }
}
