package io.kabinet.collector.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RateLimitTest {

    private static final long SECOND = 1_000_000_000L;

    @Test
    void aSecondsWorthPassesAtOnceAndTheNextEventWaits() {
        var limit = new RateLimit(10_000, 0);
        for (int i = 0; i < 100; i++) {
            assertThat(limit.take(100, 0)).isZero();
        }
        assertThat(limit.take(1, 0)).isEqualTo(1);
    }

    @Test
    void theSteadyRateNeverWaits() {
        var limit = new RateLimit(10_000, 0);
        for (long now = 0; now < 10 * SECOND; now += SECOND / 1_000) {
            assertThat(limit.take(10, now)).as("at %d", now).isZero();
        }
    }

    @Test
    void twiceTheRateLosesAboutHalf() {
        var limit = new RateLimit(1_000, 0);
        int taken = 0;
        for (long now = 0; now < 10 * SECOND; now += SECOND / 2_000) {
            taken += limit.take(1, now) == 0 ? 1 : 0;
        }
        assertThat(taken).isBetween(10_900, 11_100);
    }

    @Test
    void aRefusalTakesNothing() {
        var limit = new RateLimit(100, 0);
        assertThat(limit.take(100, 0)).isZero();
        for (int i = 0; i < 1_000; i++) {
            assertThat(limit.take(100, SECOND / 2)).isPositive();
        }
        assertThat(limit.take(100, SECOND)).isZero();
    }

    @Test
    void aRequestLargerThanTheBucketPassesWhenItIsFull() {
        var limit = new RateLimit(10, 0);
        assertThat(limit.take(100, 0)).isZero();
        assertThat(limit.take(1, SECOND)).isEqualTo(9);
        assertThat(limit.take(1, 10 * SECOND)).isZero();
    }
}
