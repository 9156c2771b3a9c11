package io.kabinet.sites;

import io.kabinet.installation.KabinetProperties;
import org.springframework.stereotype.Component;

/** The text that goes into the pages of a site. */
@Component
public class Snippet {

    private final String collector;

    Snippet(KabinetProperties installation) {
        collector = installation.collectorUrl() == null
                ? "http://localhost:" + installation.collectorPort()
                : installation.collectorUrl().toString().replaceFirst("/+$", "");
    }

    /** Where browsers fetch the snippet of this site. */
    public String address(SiteView site) {
        return collector + site.settings().scriptPath();
    }

    /** The tag to be placed before {@code </head>}. */
    public String tag(SiteView site) {
        return "<script async src=\"%s\" data-site=\"%s\"></script>".formatted(address(site), site.key());
    }
}
