package io.kabinet.collector;

import io.kabinet.collector.http.CollectorServer;
import io.kabinet.collector.http.Script;
import io.kabinet.collector.http.TrustedProxies;
import io.kabinet.collector.keys.KeySource;
import io.kabinet.collector.keys.SiteKeyBook;
import io.kabinet.collector.log.Disk;
import io.kabinet.collector.log.LogSettings;
import io.kabinet.collector.log.SegmentedLog;
import io.kabinet.collector.replay.ImportRoute;
import io.kabinet.installation.KabinetProperties;
import io.kabinet.installation.Secrets;
import io.kabinet.sites.SiteKey;
import io.kabinet.sites.SiteKeys;
import io.kabinet.snippet.Snippet;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** The collector's parts, in a process that has its role. */
@Configuration(proxyBeanMethods = false)
@Conditional(CollectorRole.class)
@EnableConfigurationProperties(CollectorSettings.class)
class CollectorConfiguration {

    @Bean(destroyMethod = "close")
    SegmentedLog eventLog(KabinetProperties installation, CollectorSettings settings) throws IOException {
        var bounds = new LogSettings(
                settings.segment().toBytes(),
                settings.segmentAge(),
                settings.spool().toBytes(),
                LogSettings.DEFAULT.pendingBytes(),
                settings.retention());
        return SegmentedLog.open(folder(installation.data()).resolve("segments"), bounds, Disk.real());
    }

    @Bean(destroyMethod = "close")
    SiteKeyBook siteKeyBook(KabinetProperties installation, SegmentedLog log, SiteKeys keys) {
        return SiteKeyBook.open(folder(installation.data()).resolve("site-keys.json"), new KeySource() {
            @Override
            public List<SiteKey> all() {
                return keys.all();
            }

            @Override
            public Optional<SiteKey> find(String key) {
                return keys.find(key);
            }
        });
    }

    @Bean
    PastDeliveries pastDeliveries(SegmentedLog log) {
        return new PastDeliveries(log);
    }

    @Bean
    ImportRoute importRoute(
            KabinetProperties installation,
            SegmentedLog log,
            SiteKeyBook keys,
            ObjectProvider<ImportOutcomes> outcomes) {
        String secret = Secrets.of(installation.data()).secret(ImportRoute.SECRET);
        return new ImportRoute(secret, log, keys, outcomes::getIfAvailable, Clock.systemUTC());
    }

    @Bean
    Collector collector(
            KabinetProperties installation,
            CollectorSettings settings,
            SegmentedLog log,
            SiteKeyBook keys,
            ObjectProvider<CollectorRoute> routes) {
        var snippet = Snippet.load();
        var parts = new CollectorServer.Parts(
                log,
                keys,
                new Script(snippet.bytes(), snippet.gzipped(), snippet.etag()),
                TrustedProxies.of(settings.trustedProxies()),
                routes.orderedStream().toList());
        return new Collector(
                installation.collectorPort(),
                settings.eventLoops(),
                parts,
                folder(installation.data()).resolve(ImportRoute.PORT_FILE));
    }

    static Path folder(Path data) {
        return data.resolve("collector");
    }
}
