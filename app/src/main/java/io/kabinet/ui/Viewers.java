package io.kabinet.ui;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Says who is signed in. Implemented by identity. */
public interface Viewers {

    /** The account of this request's session; empty when nobody is signed in. */
    Optional<Viewer> of(HttpServletRequest request);

    /** Stores what the account of this request wants its pages to look like. */
    void keep(HttpServletRequest request, Look look);
}
