package io.kabinet.crm;

import static io.kabinet.crm.Stage.Kind.LOST;
import static io.kabinet.crm.Stage.Kind.OPEN;
import static io.kabinet.crm.Stage.Kind.WON;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StageKindTest {

    @Test
    void openWorkMayEndEitherWayAndMayBeTakenUpAgain() {
        assertThat(OPEN.canMoveTo(OPEN)).isTrue();
        assertThat(OPEN.canMoveTo(WON)).isTrue();
        assertThat(OPEN.canMoveTo(LOST)).isTrue();
        assertThat(WON.canMoveTo(OPEN)).isTrue();
        assertThat(LOST.canMoveTo(OPEN)).isTrue();
    }

    @Test
    void aSaleDoesNotTurnIntoARefusalWithoutBeingReopened() {
        assertThat(WON.canMoveTo(LOST)).isFalse();
        assertThat(LOST.canMoveTo(WON)).isFalse();
    }

    @Test
    void onlyARefusalAsksWhy() {
        assertThat(LOST.asksReason()).isTrue();
        assertThat(WON.asksReason()).isFalse();
        assertThat(OPEN.asksReason()).isFalse();
    }
}
