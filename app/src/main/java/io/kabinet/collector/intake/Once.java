package io.kabinet.collector.intake;

/** Sees to it that a known field stands at most once in its object: what a repeated one means, readers disagree about. */
final class Once {

    private int seen;

    void check(FieldReader fields, int number) throws BadEnvelope {
        int bit = 1 << number;
        if ((seen & bit) != 0) {
            throw fields.bad("stands twice");
        }
        seen |= bit;
    }
}
