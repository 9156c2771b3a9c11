package io.kabinet.collector;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What may be tuned of the collector, under {@code kabinet.collector}.
 *
 * @param eventLoops threads that serve the port; one serves tens of thousands of requests a second
 * @param trustedProxies addresses or networks (10.0.0.0/8) whose {@code X-Forwarded-For} is believed
 * @param spool unprojected bytes on disk above which 503 is answered
 * @param segment size at which a segment is closed
 * @param segmentAge age at which it is closed
 * @param retention how long a projected segment is kept, compressed
 */
@ConfigurationProperties("kabinet.collector")
public record CollectorSettings(
        @DefaultValue("1") int eventLoops,
        @DefaultValue List<String> trustedProxies,
        @DefaultValue("4GB") DataSize spool,
        @DefaultValue("64MB") DataSize segment,
        @DefaultValue("1h") Duration segmentAge,
        @DefaultValue("24h") Duration retention) {}
