package io.kabinet.sites.pages;

import io.kabinet.sites.LastEvents.LastEvent;
import io.kabinet.sites.SiteView;
import java.util.Optional;

/** A site on the page, with what was last heard of it. */
public record Domain(SiteView site, Optional<LastEvent> last, CodeState state) {}
