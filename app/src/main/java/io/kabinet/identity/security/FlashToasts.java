package io.kabinet.identity.security;

import io.kabinet.ui.Toast;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.support.AbstractFlashMapManager;
import tools.jackson.databind.json.JsonMapper;

/** Carries the message of a step over its redirect, as text: the only thing that one request leaves for the next. */
@Component("flashMapManager")
class FlashToasts extends AbstractFlashMapManager {

    private static final String ATTRIBUTE = "toasts";
    private static final String TOAST = "toast";

    private final JsonMapper json;

    FlashToasts(JsonMapper json) {
        this.json = json;
    }

    private record Kept(
            String text, @Nullable String undo, @Nullable String path, long expires) {}

    @Override
    protected @Nullable List<FlashMap> retrieveFlashMaps(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session == null || !(session.getAttribute(ATTRIBUTE) instanceof String text)) {
            return null;
        }
        var maps = new ArrayList<FlashMap>();
        for (Kept kept : json.readValue(text, Kept[].class)) {
            var map = new FlashMap();
            map.put(TOAST, new Toast(kept.text(), kept.undo()));
            map.setTargetRequestPath(kept.path());
            map.setExpirationTime(kept.expires());
            maps.add(map);
        }
        return maps;
    }

    @Override
    protected void updateFlashMaps(List<FlashMap> maps, HttpServletRequest request, HttpServletResponse response) {
        var session = request.getSession(false);
        if (session == null) {
            return;
        }
        var kept = new ArrayList<Kept>();
        for (FlashMap map : maps) {
            if (map.get(TOAST) instanceof Toast toast) {
                kept.add(new Kept(toast.text(), toast.undo(), map.getTargetRequestPath(), map.getExpirationTime()));
            }
        }
        if (kept.isEmpty()) {
            session.removeAttribute(ATTRIBUTE);
        } else {
            session.setAttribute(ATTRIBUTE, json.writeValueAsString(kept));
        }
    }
}
