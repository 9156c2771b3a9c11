package io.kabinet.identity.pages;

import io.kabinet.shared.FieldError;
import io.kabinet.shared.Refused;
import io.kabinet.ui.Page;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is wrong with the fields of a form that is shown again, field by field. */
record Problems(Map<String, String> byField) {

    static final Problems NONE = new Problems(Map.of());

    static Problems of(Page page, Refused refused) {
        var texts = new LinkedHashMap<String, String>();
        for (FieldError error : refused.fields()) {
            texts.putIfAbsent(
                    error.field(),
                    page.t("field." + error.code(), error.arguments().toArray()));
        }
        return new Problems(texts);
    }
}
