package io.kabinet.identity.rest;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Schemas of OpenAPI 3.1 for the records that resources take and give. */
final class OpenApi {

    private final Map<String, Object> schemas = new TreeMap<>();

    Map<String, Object> schemas() {
        return schemas;
    }

    /** The schema of a type; records are referred to by name. */
    Map<String, Object> schema(Type type) {
        if (type instanceof ParameterizedType generic) {
            return generic(generic);
        }
        if (!(type instanceof Class<?> known)) {
            return Map.of();
        }
        if (known == String.class) {
            return Map.of("type", "string");
        }
        if (known == boolean.class || known == Boolean.class) {
            return Map.of("type", "boolean");
        }
        if (known == long.class || known == Long.class || known == int.class || known == Integer.class) {
            return Map.of("type", "integer", "format", known == long.class || known == Long.class ? "int64" : "int32");
        }
        if (known == double.class || known == Double.class) {
            return Map.of("type", "number");
        }
        if (known == Instant.class) {
            return Map.of("type", "string", "format", "date-time");
        }
        if (known == LocalDate.class) {
            return Map.of("type", "string", "format", "date");
        }
        if (known == UUID.class || JsonFields.isId(known)) {
            return Map.of("type", "string", "format", "uuid");
        }
        if (known.isEnum()) {
            return Map.of("type", "string", "enum", constants(known));
        }
        return known.isRecord() ? reference(known) : Map.of("type", "object");
    }

    private Map<String, Object> generic(ParameterizedType type) {
        var arguments = type.getActualTypeArguments();
        var raw = (Class<?>) type.getRawType();
        if (raw == Optional.class) {
            return schema(arguments[0]);
        }
        if (raw == Map.class) {
            return Map.of("type", "object", "additionalProperties", schema(arguments[1]));
        }
        if (raw == Items.class) {
            return Map.of(
                    "type", "object",
                    "required", List.of("items", "next_cursor"),
                    "properties",
                            Map.of(
                                    "items", Map.of("type", "array", "items", schema(arguments[0])),
                                    "next_cursor", Map.of("type", List.of("string", "null"))));
        }
        return Map.of("type", "array", "items", schema(arguments[0]));
    }

    private Map<String, Object> reference(Class<?> record) {
        var name = record.getSimpleName().replaceAll("Json$", "");
        var owner = record.getEnclosingClass();
        var key = schemas.containsKey(name) && owner != null && !known(name, record)
                ? owner.getSimpleName().replaceAll("Api$", "") + name
                : name;
        if (!schemas.containsKey(key)) {
            schemas.put(key, Map.of());
            schemas.put(key, object(record));
        }
        return Map.of("$ref", "#/components/schemas/" + key);
    }

    private boolean known(String name, Class<?> record) {
        return schemas.get(name) instanceof Map<?, ?> schema && (schema.isEmpty() || schema.equals(object(record)));
    }

    private Map<String, Object> object(Class<?> record) {
        var properties = new LinkedHashMap<String, Object>();
        var required = new ArrayList<String>();
        for (var component : record.getRecordComponents()) {
            var field = JsonFields.nameOf(component);
            var schema = schema(component.getGenericType());
            if (component.getType() != Optional.class) {
                required.add(field);
            }
            properties.put(field, nullable(component) ? orNull(schema) : schema);
        }
        var object = new LinkedHashMap<String, Object>(Map.of("type", "object", "properties", properties));
        if (!required.isEmpty()) {
            object.put("required", required);
        }
        return object;
    }

    private static boolean nullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static Map<String, Object> orNull(Map<String, Object> schema) {
        return Map.of("anyOf", List.of(schema, Map.of("type", "null")));
    }

    private static List<String> constants(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                .toList();
    }
}
