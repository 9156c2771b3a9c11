package io.kabinet.collector;

import java.util.UUID;

/** Which collector's log an {@link Offset} counts in. Made with the first segment and kept beside the segments. */
public record CollectorId(UUID value) {}
