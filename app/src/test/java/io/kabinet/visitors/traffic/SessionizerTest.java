package io.kabinet.visitors.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionizerTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void aSilenceOfThirtyMinutesStillBelongsToTheVisit() {
        assertThat(visits(view(0), view(30))).hasSize(1);
        assertThat(visits(view(0), view(30).plus(Duration.ofMillis(1)))).hasSize(2);
    }

    @Test
    void aLateEventJoinsTwoVisits() {
        var known = visits(view(0), view(50));
        assertThat(known).hasSize(2);

        var outcome = Sessionizer.join(known, List.of(hit(view(25))));

        assertThat(outcome.removed()).containsExactlyInAnyOrderElementsOf(known);
        assertThat(outcome.written()).singleElement().satisfies(visit -> {
            assertThat(visit.startedAt()).isEqualTo(view(0));
            assertThat(visit.endedAt()).isEqualTo(view(50));
            assertThat(visit.pages()).isEqualTo(3);
        });
    }

    @Test
    void aLateFirstPageTellsTheSource() {
        var later = new Hit(view(5), 1, 0, Optional.of(Source.DIRECT));
        var advertising = Source.referred(Source.Kind.SEARCH, "yandex", "окна", "yandex.ru");
        var known = Sessionizer.join(List.of(), List.of(later)).written();

        var outcome = Sessionizer.join(known, List.of(new Hit(view(0), 1, 0, Optional.of(advertising))));

        assertThat(outcome.written()).singleElement().extracting(Visit::source).isEqualTo(advertising);
    }

    @Test
    void visitsThatNothingTouchesAreLeftAlone() {
        var known = visits(view(0), view(500));

        var outcome = Sessionizer.join(known, List.of(hit(view(510))));

        assertThat(outcome.removed()).containsExactly(known.getLast());
        assertThat(outcome.written()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20_261_123})
    void theOrderAndThePortionsInWhichEventsArriveDoNotMatter(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            var hits = hits(random);
            var atOnce = sorted(Sessionizer.join(List.of(), hits).written());
            var shuffled = new ArrayList<>(hits);
            Collections.shuffle(shuffled, random);
            var known = new ArrayList<Visit>();
            for (int from = 0; from < shuffled.size(); ) {
                int to = Math.min(shuffled.size(), from + 1 + random.nextInt(5));
                var outcome = Sessionizer.join(known, shuffled.subList(from, to));
                assertThat(known.containsAll(outcome.removed())).isTrue();
                known.removeAll(outcome.removed());
                known.addAll(outcome.written());
                from = to;
            }
            assertThat(sorted(known)).as("seed %d, round %d", seed, round).isEqualTo(atOnce);
            assertThat(known.stream().mapToInt(Visit::pages).sum())
                    .isEqualTo(hits.stream().mapToInt(Hit::pages).sum());
        }
    }

    private static List<Hit> hits(Random random) {
        var hits = new ArrayList<Hit>();
        int count = 1 + random.nextInt(40);
        for (int i = 0; i < count; i++) {
            boolean page = random.nextBoolean();
            hits.add(new Hit(
                    NOON.plusSeconds(random.nextInt(6 * 3_600)),
                    page ? 1 : 0,
                    random.nextInt(30),
                    page ? Optional.of(source(random)) : Optional.empty()));
        }
        return hits;
    }

    private static Source source(Random random) {
        return random.nextBoolean()
                ? Source.DIRECT
                : Source.referred(Source.Kind.SITE, "site" + random.nextInt(3), "", "site");
    }

    private static List<Visit> sorted(List<Visit> visits) {
        return visits.stream().sorted(Comparator.comparing(Visit::startedAt)).toList();
    }

    private static List<Visit> visits(Instant... views) {
        return Sessionizer.join(
                        List.of(),
                        java.util.Arrays.stream(views).map(SessionizerTest::hit).toList())
                .written();
    }

    private static Hit hit(Instant at) {
        return new Hit(at, 1, 0, Optional.of(Source.DIRECT));
    }

    private static Instant view(int minutes) {
        return NOON.plus(Duration.ofMinutes(minutes));
    }
}
