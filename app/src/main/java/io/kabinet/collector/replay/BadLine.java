package io.kabinet.collector.replay;

import io.kabinet.collector.Replay.LineFault;

/** A line that cannot be read. Thrown without a stack trace: a log may hold millions of them. */
final class BadLine extends Exception {

    private static final long serialVersionUID = 1;

    private final LineFault fault;

    BadLine(LineFault fault) {
        super(fault.name(), null, false, false);
        this.fault = fault;
    }

    LineFault fault() {
        return fault;
    }
}
