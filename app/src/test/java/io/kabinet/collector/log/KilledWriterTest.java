package io.kabinet.collector.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.kabinet.collector.Delivery;
import io.kabinet.collector.Offset;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledWriterTest {

    private static final int KILLS = 3;
    private static final int ACKNOWLEDGED = 300;

    @TempDir
    Path folder;

    @Test
    void whatAKilledProcessAcknowledgedIsThereInOrder() throws Exception {
        long next = 0;
        for (int kill = 1; kill <= KILLS; kill++) {
            long acknowledged = writeUntilKilled(next);
            var numbers = numbers();
            assertThat(numbers).as("kill %d", kill).startsWith(range(acknowledged + 1));
            assertThat(numbers.size()).isLessThanOrEqualTo((int) acknowledged + 2);
            next = numbers.size();
        }
    }

    /** Returns the last number of which the process said that it was durable. */
    private long writeUntilKilled(long from) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        folder.toString(),
                        Long.toString(from))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            long last = -1;
            for (int i = 0; i < ACKNOWLEDGED; i++) {
                last = Long.parseLong(out.readLine());
            }
            assertThat(process.toHandle().destroyForcibly())
                    .isTrue(); // process.destroyForcibly() would close the stream
            for (String line = out.readLine(); line != null && !line.isEmpty(); line = out.readLine()) {
                last = Math.max(last, Long.parseLong(line));
            }
            return last;
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private List<Long> numbers() throws IOException {
        try (var log = SegmentedLog.open(folder, LogSettings.DEFAULT, Disk.real())) {
            var numbers = new ArrayList<Long>();
            for (var at = Offset.START; at.isBefore(log.end()); ) {
                var batch = log.read(at, 1_000, 1 << 20);
                batch.entries()
                        .forEach(entry ->
                                numbers.add(((Delivery) entry).visitor().getLeastSignificantBits()));
                at = batch.next();
            }
            return numbers;
        }
    }

    private static Long[] range(long to) {
        return LongStream.range(0, to).boxed().toArray(Long[]::new);
    }
}
