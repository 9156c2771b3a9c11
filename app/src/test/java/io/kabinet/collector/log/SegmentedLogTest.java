package io.kabinet.collector.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kabinet.collector.Delivery;
import io.kabinet.collector.Entry;
import io.kabinet.collector.Offset;
import io.kabinet.collector.Unreadable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentedLogTest {

    private static final LogSettings SMALL_SEGMENTS =
            new LogSettings(1_000, Duration.ofHours(1), 1 << 20, 1 << 20, Duration.ofHours(24));

    @TempDir
    Path folder;

    private final FailingDisk disk = new FailingDisk();

    @Test
    void whatIsAcknowledgedIsReadInOrder() throws Exception {
        try (var log = open(LogSettings.DEFAULT)) {
            append(log, 0, 50);
            assertThat(numbers(log, Offset.START)).containsExactlyElementsOf(range(0, 50));
        }
    }

    @Test
    void aBatchKeepsToItsBoundsAndSaysWhereToGoOn() throws Exception {
        try (var log = open(SMALL_SEGMENTS)) {
            append(log, 0, 50);
            var batch = log.read(Offset.START, 3, 1 << 20);
            assertThat(batch.entries()).hasSize(3);
            assertThat(numbers(log, batch.next())).containsExactlyElementsOf(range(3, 50));
            assertThat(log.read(Offset.START, 100, 1).entries()).hasSize(1);
            assertThat(log.read(log.end(), 100, 100).isEmpty()).isTrue();
        }
    }

    @Test
    void theLogGoesOnWhereItEndedAfterARestart() throws Exception {
        Offset end;
        try (var log = open(SMALL_SEGMENTS)) {
            append(log, 0, 20);
            end = log.end();
        }
        try (var log = open(SMALL_SEGMENTS)) {
            assertThat(log.end()).isEqualTo(end);
            append(log, 20, 40);
            assertThat(numbers(log, Offset.START)).containsExactlyElementsOf(range(0, 40));
        }
    }

    @Test
    void theCollectorKeepsItsIdOverRestarts() throws Exception {
        try (var first = open(LogSettings.DEFAULT)) {
            var id = first.collector();
            first.close();
            try (var second = open(LogSettings.DEFAULT)) {
                assertThat(second.collector()).isEqualTo(id);
            }
        }
    }

    @Test
    void twoProcessesDoNotWriteTheSameLog() throws Exception {
        try (var _ = open(LogSettings.DEFAULT)) {
            assertThatThrownBy(() -> open(LogSettings.DEFAULT)).hasMessageContaining("another process");
        }
    }

    @Test
    void aTornTailIsCutWhereverItTore() throws Exception {
        Path segment = folder.resolve("00000000000000000000.log");
        long whole;
        try (var log = open(LogSettings.DEFAULT)) {
            append(log, 0, 3);
            whole = log.end().value();
            append(log, 3, 5);
        }
        byte[] bytes = Files.readAllBytes(segment);
        int record = (int) (bytes.length - whole) / 2;
        for (int length = (int) whole; length < bytes.length; length++) {
            Files.write(segment, Arrays.copyOf(bytes, length));
            try (var log = open(LogSettings.DEFAULT)) {
                long survivors = (length - whole) / record;
                assertThat(log.end().value()).as("torn at %d", length).isEqualTo(whole + survivors * record);
                append(log, 9, 10);
                assertThat(numbers(log, Offset.START))
                        .hasSize((int) (4 + survivors))
                        .endsWith(9L);
            }
        }
    }

    @Test
    void aTailOfGarbageOrZerosIsCut() throws Exception {
        Path segment = folder.resolve("00000000000000000000.log");
        try (var log = open(LogSettings.DEFAULT)) {
            append(log, 0, 3);
        }
        byte[] bytes = Files.readAllBytes(segment);
        byte[] zeros = Arrays.copyOf(bytes, bytes.length + 4_096);
        byte[] garbage = zeros.clone();
        Arrays.fill(garbage, bytes.length, garbage.length, (byte) 0x5a);
        for (byte[] tail : List.of(zeros, garbage)) {
            Files.write(segment, tail);
            try (var log = open(LogSettings.DEFAULT)) {
                assertThat(log.end().value()).isEqualTo(bytes.length);
            }
        }
    }

    @Test
    void aDamagedRecordInTheMiddleIsShownAndSteppedOver() throws Exception {
        Path segment = folder.resolve("00000000000000000000.log");
        long second;
        try (var log = open(LogSettings.DEFAULT)) {
            append(log, 0, 1);
            second = log.end().value();
            append(log, 1, 5);
        }
        byte[] bytes = Files.readAllBytes(segment);
        bytes[(int) second + 20] ^= 1;
        Files.write(segment, bytes);
        try (var log = open(LogSettings.DEFAULT)) {
            assertThat(log.end().value()).isEqualTo(bytes.length);
            var entries = entries(log, Offset.START);
            assertThat(entries).hasSize(5);
            assertThat(entries.get(1)).isInstanceOfSatisfying(Unreadable.class, damage -> {
                assertThat(damage.offset().value()).isEqualTo(second);
                assertThat(damage.reason()).isEqualTo("damaged");
            });
            assertThat(numbers(log, Offset.START)).containsExactly(0L, 2L, 3L, 4L);
        }
    }

    @Test
    void onlyDurableRecordsAreSeenAndAcknowledged() throws Exception {
        try (var log = open(LogSettings.DEFAULT)) {
            append(log, 0, 3);
            int syncs = disk.syncs;
            assertThat(Appends.append(log, 3)).isPresent();
            assertThat(disk.syncs).isGreaterThan(syncs);
            var end = log.end();
            disk.failure = FailingDisk.Failure.SYNC;
            assertThat(Appends.append(log, 4)).isEmpty();
            assertThat(log.end()).isEqualTo(end);
            assertThat(log.isAccepting()).isFalse();
        }
    }

    @Test
    void aFullDiskRefusesUntilThereIsRoomAndLosesNothing() throws Exception {
        for (var failure : List.of(FailingDisk.Failure.FULL, FailingDisk.Failure.SYNC)) {
            try (var log = open(SMALL_SEGMENTS)) {
                var begin = log.end();
                append(log, 0, 3);
                disk.failure = failure;
                assertThat(Appends.append(log, 3)).isEmpty();
                assertThat(Appends.append(log, 4)).isEmpty();
                disk.failure = FailingDisk.Failure.NONE;
                appendPatiently(log, 5);
                append(log, 6, 8);
                assertThat(numbers(log, begin)).containsExactly(0L, 1L, 2L, 5L, 6L, 7L);
            }
            try (var log = open(SMALL_SEGMENTS)) {
                assertThat(numbers(log, Offset.START)).endsWith(0L, 1L, 2L, 5L, 6L, 7L);
            }
        }
    }

    @Test
    void theSpoolRefusesWhenFullAndTakesAgainWhenDrained() throws Exception {
        var bounds = new LogSettings(1_000, Duration.ofHours(1), 3_000, 1 << 20, Duration.ofHours(24));
        try (var log = open(bounds)) {
            long number = 0;
            while (Appends.append(log, number).isPresent()) {
                number++;
            }
            assertThat(log.end().value()).isBetween(2_500L, 3_000L);
            assertThat(Appends.append(log, number)).isEmpty();
            log.projected(log.end());
            assertThat(Appends.append(log, number)).isPresent();
            assertThat(numbers(log, Offset.START)).containsExactlyElementsOf(range(0, number + 1));
        }
    }

    @Test
    void projectedSegmentsAreCompressedAndOneDayLaterDeleted() throws Exception {
        try (var log = open(SMALL_SEGMENTS)) {
            append(log, 0, 50);
            var half = log.read(Offset.START, 25, 1 << 20).next();
            log.projected(half);
            log.tidy(Clock.systemUTC());
            assertThat(files(".log.gz")).isNotEmpty();
            assertThat(files(".log")).isNotEmpty();
            assertThat(numbers(log, Offset.START)).containsExactlyElementsOf(range(0, 50));

            log.tidy(Clock.fixed(Instant.now().plus(Duration.ofHours(25)), ZoneOffset.UTC));
            assertThat(files(".log.gz")).isEmpty();
            assertThat(log.first()).isLessThanOrEqualTo(half);
            assertThat(log.first()).isNotEqualTo(Offset.START);
            assertThat(numbers(log, half)).endsWith(49L);
            assertThat(entries(log, Offset.START).getFirst())
                    .isInstanceOfSatisfying(
                            Unreadable.class, gap -> assertThat(gap.reason()).contains("deleted"));
        }
    }

    @Test
    void anUnprojectedSegmentIsNeverTouched() throws Exception {
        try (var log = open(SMALL_SEGMENTS)) {
            append(log, 0, 50);
            log.tidy(Clock.fixed(Instant.now().plus(Duration.ofDays(365)), ZoneOffset.UTC));
            assertThat(numbers(log, Offset.START)).containsExactlyElementsOf(range(0, 50));
        }
    }

    @Test
    void aReaderWaitsAtTheEndForWhatComes() throws Exception {
        try (var log = open(LogSettings.DEFAULT)) {
            assertThat(log.await(log.end(), Duration.ofMillis(1))).isFalse();
            var waiting = new java.util.concurrent.CompletableFuture<Boolean>();
            Thread.ofVirtual().start(() -> {
                try {
                    waiting.complete(log.await(Offset.START, Duration.ofSeconds(20)));
                } catch (InterruptedException e) {
                    waiting.completeExceptionally(e);
                }
            });
            append(log, 0, 1);
            assertThat(waiting.get()).isTrue();
        }
    }

    @Test
    void anOffsetBehindTheEndIsRefused() throws Exception {
        try (var log = open(LogSettings.DEFAULT)) {
            assertThatThrownBy(() -> log.read(new Offset(1), 1, 1)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void appendsOfManyThreadsShareAnFdatasync() throws Exception {
        try (var log = open(LogSettings.DEFAULT)) {
            int before = disk.syncs;
            var answers = LongStream.range(0, 2_000)
                    .mapToObj(number -> Appends.begin(log, number))
                    .toList();
            for (var answer : answers) {
                assertThat(answer.get()).isPresent();
            }
            assertThat(disk.syncs - before).isBetween(1, 1_000);
            assertThat(numbers(log, Offset.START)).containsExactlyElementsOf(range(0, 2_000));
        }
    }

    private SegmentedLog open(LogSettings settings) throws IOException {
        return SegmentedLog.open(folder, settings, disk);
    }

    private static void append(SegmentedLog log, long from, long to) {
        LongStream.range(from, to)
                .forEach(number -> assertThat(Appends.append(log, number)).isPresent());
    }

    /** The log tries the disk again once a second. */
    private static void appendPatiently(SegmentedLog log, long number) throws InterruptedException {
        long giveUp = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (Appends.append(log, number).isEmpty()) {
            assertThat(System.nanoTime()).isLessThan(giveUp);
            log.await(log.end(), Duration.ofMillis(50));
        }
    }

    private static List<Long> numbers(SegmentedLog log, Offset from) {
        return entries(log, from).stream()
                .filter(Delivery.class::isInstance)
                .map(entry -> ((Delivery) entry).visitor().getLeastSignificantBits())
                .toList();
    }

    private static List<Entry> entries(SegmentedLog log, Offset from) {
        var entries = new ArrayList<Entry>();
        for (var at = from; at.isBefore(log.end()); ) {
            var batch = log.read(at, 7, 600);
            entries.addAll(batch.entries());
            at = batch.next();
        }
        return entries;
    }

    private List<Path> files(String ending) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }

    private static List<Long> range(long from, long to) {
        return LongStream.range(from, to).boxed().toList();
    }
}
