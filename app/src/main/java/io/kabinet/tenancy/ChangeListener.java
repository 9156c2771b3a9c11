package io.kabinet.tenancy;

import io.kabinet.shared.OrganizationId;
import java.util.Set;

/** Hears of the changes of every process. Called on the notifier's thread: must not block. */
public interface ChangeListener {

    void changed(OrganizationId organization, Set<Topic> topics);

    /** Notices may have been lost while the database was away: whoever shows something must refetch it. */
    void mayHaveMissed();
}
