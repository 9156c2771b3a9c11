package io.kabinet.visitors.projection;

import io.kabinet.visitors.traffic.Source;
import io.kabinet.visitors.traffic.Source.Kind;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Sources as they stand in the database: a JSON object of what is known. */
public final class Sources {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final String DIRECT = "{\"kind\":\"DIRECT\"}";

    private Sources() {}

    public static String write(Source source) {
        if (source.equals(Source.DIRECT)) {
            return DIRECT;
        }
        var fields = new LinkedHashMap<String, String>();
        fields.put("kind", source.kind().name());
        put(fields, "name", source.name());
        put(fields, "medium", source.medium());
        put(fields, "campaign", source.campaign());
        put(fields, "phrase", source.phrase());
        put(fields, "content", source.content());
        put(fields, "referrer", source.referrer());
        return JSON.writeValueAsString(fields);
    }

    public static Source read(String json) {
        if (json.length() <= DIRECT.length() + 1) {
            return Source.DIRECT;
        }
        var fields = JSON.readValue(json, TEXTS);
        return new Source(
                Kind.valueOf(fields.getOrDefault("kind", "DIRECT")),
                fields.getOrDefault("name", ""),
                fields.getOrDefault("medium", ""),
                fields.getOrDefault("campaign", ""),
                fields.getOrDefault("phrase", ""),
                fields.getOrDefault("content", ""),
                fields.getOrDefault("referrer", ""));
    }

    private static void put(Map<String, String> fields, String name, String value) {
        if (!value.isEmpty()) {
            fields.put(name, value);
        }
    }
}
