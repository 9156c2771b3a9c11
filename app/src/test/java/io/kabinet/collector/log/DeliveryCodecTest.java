package io.kabinet.collector.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.kabinet.collector.Offset;
import io.kabinet.collector.Unreadable;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DeliveryCodecTest {

    private static final long SEED = 20_261_123;

    @Test
    void whatWasWrittenIsRead() {
        var deliveries = new Deliveries(SEED);
        for (int i = 0; i < 5_000; i++) {
            var delivery = deliveries.next();
            byte[] bytes = DeliveryCodec.encode(delivery);
            assertThat(DeliveryCodec.decode(Offset.START, bytes, 0, bytes.length))
                    .as("seed %d, number %d", SEED, i)
                    .isEqualTo(delivery);
        }
    }

    @Test
    void bytesThatAreNoDeliveryAreUnreadableAndNothingElse() {
        var deliveries = new Deliveries(SEED);
        var random = new Random(SEED);
        for (int i = 0; i < 5_000; i++) {
            byte[] bytes = DeliveryCodec.encode(deliveries.next());
            byte[] cut = Arrays.copyOf(bytes, random.nextInt(bytes.length));
            assertThat(DeliveryCodec.decode(Offset.START, cut, 0, cut.length)).isInstanceOf(Unreadable.class);
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            assertThat(DeliveryCodec.decode(Offset.START, bytes, 0, bytes.length))
                    .isNotNull();
        }
    }

    @Test
    void aNewerVersionIsNamed() {
        byte[] newer = {9, 0, 0};
        assertThat(DeliveryCodec.decode(Offset.START, newer, 0, 3))
                .isInstanceOfSatisfying(
                        Unreadable.class,
                        unreadable -> assertThat(unreadable.reason()).isEqualTo("record of version 9"));
    }
}
