package io.kabinet.ui;

import io.kabinet.tenancy.Scope;
import java.util.Optional;

/** A place in the menu. Each module brings its own as a bean; an entry that an account may not see is not rendered. */
public interface MenuEntry {

    /** Where an entry stands: among what people work with, or under «Организация». */
    enum Group {
        WORK,
        ORGANIZATION
    }

    /**
     * What waits for this person.
     *
     * @param key message key of what is counted, for screen readers
     * @param urgent only for what is overdue or due today
     */
    record Counter(long count, String key, boolean urgent) {}

    Group group();

    /** Place in the group, ascending. */
    int order();

    /** Message key of the label. */
    String key();

    /** Name of an icon of the sprite. */
    String icon();

    String href();

    boolean visibleTo(Scope scope);

    /** The letter that leads here after G, as {@code KeyV}; empty for none. */
    default String shortcut() {
        return "";
    }

    /** Empty when nothing waits; asked at each page, so it must be cheap. */
    default Optional<Counter> counter(Scope scope) {
        return Optional.empty();
    }

    /** The live topics that change the counter, as {@code data-live} wants them; empty for none. */
    default String topics() {
        return "";
    }
}
