package io.kabinet.ui;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The few texts that scripts show themselves; {@code {}} stands where a script puts its value. */
final class ScriptTexts {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> KEYS = List.of(
            "undo",
            "copied",
            "failed",
            "ago.now",
            "ago.minutes",
            "ago.seconds",
            "offline.since",
            "offline.form",
            "offline.queued",
            "board.lifted",
            "board.dropped",
            "board.returned");
    private static final Map<String, Long> FORMS = Map.of("one", 1L, "few", 2L, "many", 5L, "other", 5L);

    private ScriptTexts() {}

    static String json(Page page) {
        var texts = new LinkedHashMap<String, String>();
        for (var key : KEYS) {
            texts.put(key, page.t("ui.script." + key, "{}"));
        }
        FORMS.forEach((form, number) ->
                texts.put("new." + form, page.t("ui.new", number).replaceFirst(Long.toString(number), "{}")));
        return JSON.writeValueAsString(texts);
    }
}
