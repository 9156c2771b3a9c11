package io.kabinet.collector;

import java.util.List;

/** A stretch of the log. {@code next} is where to read on, and what to commit together with the entries' effects. */
public record Batch(List<Entry> entries, Offset next) {

    public Batch {
        entries = List.copyOf(entries);
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }
}
