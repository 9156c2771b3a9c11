package io.kabinet.ui;

import io.kabinet.tenancy.Scope;
import java.util.Optional;

/** A fact that stands at the foot of the sidebar on every page, the balance for one. */
public interface SidebarNote {

    /** What the note says; texts are ready to show. */
    record Note(String icon, String href, String title, String detail) {}

    /** Empty when this person may not see it; asked at each page, so it must be cheap. */
    Optional<Note> note(Scope scope, Page page);
}
