package io.kabinet.ui;

import io.kabinet.tenancy.Scope;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The menu of all modules, for one viewer. */
@Component
public class Menu {

    private final ObjectProvider<MenuEntry> entries;
    private final ObjectProvider<SidebarNote> notes;

    Menu(ObjectProvider<MenuEntry> entries, ObjectProvider<SidebarNote> notes) {
        this.entries = entries;
        this.notes = notes;
    }

    /** An entry as it is rendered. */
    public record Item(
            String label,
            String icon,
            String href,
            boolean current,
            String shortcut,
            Optional<MenuEntry.Counter> counter) {}

    List<Item> items(MenuEntry.Group group, Scope scope, Page page, String at) {
        return entries.stream()
                .filter(entry -> entry.group() == group && entry.visibleTo(scope))
                .sorted(Comparator.comparingInt(MenuEntry::order))
                .map(entry -> new Item(
                        page.t(entry.key()),
                        entry.icon(),
                        entry.href(),
                        isAt(at, entry.href()),
                        entry.shortcut(),
                        entry.counter(scope).filter(counter -> counter.count() > 0)))
                .toList();
    }

    String topics() {
        return entries.stream()
                .flatMap(entry -> Arrays.stream(entry.topics().split(" ")))
                .filter(topic -> !topic.isEmpty())
                .distinct()
                .sorted()
                .collect(Collectors.joining(" "));
    }

    Optional<SidebarNote.Note> note(Scope scope, Page page) {
        return notes.stream().flatMap(note -> note.note(scope, page).stream()).findFirst();
    }

    private static boolean isAt(String path, String href) {
        return path.equals(href) || path.startsWith(href + "/");
    }
}
