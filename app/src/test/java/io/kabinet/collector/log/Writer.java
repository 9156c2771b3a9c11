package io.kabinet.collector.log;

import java.nio.file.Path;
import java.time.Duration;

/** A process that appends until it is killed, and says on standard output how far it was acknowledged. */
final class Writer {

    private Writer() {}

    static void main(String[] arguments) throws Exception {
        var settings = new LogSettings(20_000, Duration.ofHours(1), 1L << 40, 1 << 20, Duration.ofHours(24));
        long number = Long.parseLong(arguments[1]);
        try (var log = SegmentedLog.open(Path.of(arguments[0]), settings, Disk.real())) {
            for (; Appends.append(log, number).isPresent(); number++) {
                System.out.println(number);
            }
        }
    }
}
