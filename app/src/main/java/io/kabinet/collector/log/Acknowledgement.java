package io.kabinet.collector.log;

import io.kabinet.collector.Offset;

/** Told once what became of an append. Called on the appending thread (or the caller's, when refused at once): be brief. */
public interface Acknowledgement {

    /** On disk, fdatasync included. {@code next} is just behind the appended records. */
    void durable(Offset next);

    /** Not durable, and never visible to a reader of this process: the client has to send it again. */
    void refused();
}
