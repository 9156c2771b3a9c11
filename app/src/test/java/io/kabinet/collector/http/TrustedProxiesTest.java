package io.kabinet.collector.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrustedProxiesTest {

    private final TrustedProxies proxies = TrustedProxies.of(List.of("127.0.0.1", "10.0.0.0/8", "2001:db8::/33"));

    @Test
    void aStrangersHeaderIsNotBelieved() {
        assertThat(client("203.0.113.7", "198.51.100.1")).isEqualTo("203.0.113.7");
        assertThat(TrustedProxies.of(List.of())
                        .client(InetAddress.ofLiteral("127.0.0.1"), List.of("198.51.100.1"))
                        .getHostAddress())
                .isEqualTo("127.0.0.1");
    }

    @Test
    void theLastAddressThatIsNoTrustedProxyIsTheClient() {
        assertThat(client("127.0.0.1", "198.51.100.1")).isEqualTo("198.51.100.1");
        assertThat(client("127.0.0.1", "6.6.6.6, 198.51.100.1, 10.1.2.3")).isEqualTo("198.51.100.1");
        assertThat(client("127.0.0.1", "6.6.6.6", "198.51.100.1, 10.255.0.1")).isEqualTo("198.51.100.1");
        assertThat(client("2001:db8:1::1", "2001:db8:8000::1")).isEqualTo("2001:db8:8000:0:0:0:0:1");
    }

    @Test
    void whatIsNoAddressEndsTheChain() {
        assertThat(client("127.0.0.1", "unknown")).isEqualTo("127.0.0.1");
        assertThat(client("127.0.0.1", "198.51.100.1, <script>, 10.1.2.3")).isEqualTo("10.1.2.3");
        assertThat(client("127.0.0.1", "")).isEqualTo("127.0.0.1");
    }

    private String client(String connection, String... forwardedFor) {
        return proxies.client(InetAddress.ofLiteral(connection), List.of(forwardedFor))
                .getHostAddress();
    }
}
