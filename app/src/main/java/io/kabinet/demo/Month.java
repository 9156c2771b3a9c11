package io.kabinet.demo;

import io.kabinet.collector.Collector;
import io.kabinet.collector.Delivery;
import io.kabinet.collector.EventLog;
import io.kabinet.collector.Offset;
import io.kabinet.collector.PastDeliveries;
import io.kabinet.demo.Cast.Office;
import io.kabinet.demo.Cast.Website;
import io.kabinet.demo.Traffic.Notice;
import io.kabinet.sites.SiteView;
import io.kabinet.sites.Sites;
import io.kabinet.tenancy.Scope;
import io.kabinet.visitors.Connector;
import io.kabinet.visitors.ConnectorKind;
import io.kabinet.visitors.Connectors;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;

/**
 * The month before the demonstration: visits go through the event log and the projector, numbers through the partner's
 * webhook, each in its own time.
 */
final class Month {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int DELIVERIES_AT_ONCE = 500;
    private static final int NOTICES_AT_ONCE = 50;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Sites sites;
    private final Connectors connectors;
    private final PastDeliveries past;
    private final EventLog log;
    private final Collector collector;

    Month(Sites sites, Connectors connectors, PastDeliveries past, EventLog log, Collector collector) {
        this.sites = sites;
        this.connectors = connectors;
        this.past = past;
        this.log = log;
        this.collector = collector;
    }

    /** The address to which a partner reports what it knows of a site. */
    URI webhook(Scope head, SiteView site) {
        var partner = connectors.list(head, Optional.of(site.id())).stream()
                .filter(connector -> connector.kind() == ConnectorKind.PARTNER_WEBHOOK)
                .findFirst()
                .orElseGet(() -> connectors.connect(
                        head,
                        new Connectors.Connect(
                                site.id(), ConnectorKind.PARTNER_WEBHOOK, "Демо-партнёр", Optional.empty())));
        return webhook(partner);
    }

    /** Lets it pass for every client: {@code heads} act for them. */
    void pass(Map<Office, Scope> heads) throws InterruptedException {
        var now = Instant.now();
        var numbers = new AtomicInteger(1);
        var cast = Cast.read();
        var months = new LinkedHashMap<URI, Traffic>();
        heads.forEach((client, head) -> {
            for (SiteView site : sites.list(head)) {
                var website = website(client, site);
                months.put(webhook(head, site), new Traffic(site, website, cast.visitors(), numbers, now));
            }
        });
        var deliveries = months.values().stream()
                .flatMap(month -> month.deliveries().stream())
                .sorted(Comparator.comparing(Delivery::receivedAt))
                .toList();
        awaitProjected(append(deliveries));
        report(months);
    }

    private static Website website(Office client, SiteView site) {
        return client.websites().stream()
                .filter(website -> website.host().equals(site.host()))
                .findFirst()
                .orElseThrow();
    }

    private URI webhook(Connector partner) {
        return URI.create("http://localhost:%d/v1/identifications/%s"
                .formatted(collector.port(), partner.key().orElseThrow()));
    }

    private Offset append(List<Delivery> deliveries) {
        var end = log.end();
        for (int from = 0; from < deliveries.size(); from += DELIVERIES_AT_ONCE) {
            end = past.append(deliveries.subList(from, Math.min(from + DELIVERIES_AT_ONCE, deliveries.size())));
        }
        return end;
    }

    private void awaitProjected(Offset end) throws InterruptedException {
        var until = Instant.now().plus(PATIENCE);
        while (log.projected().isBefore(end)) {
            if (Instant.now().isAfter(until)) {
                throw new IllegalStateException("the events of the demonstration are not projected");
            }
            Thread.sleep(20);
        }
    }

    /** Each partner in its own order, all of them side by side. */
    private void report(Map<URI, Traffic> months) throws InterruptedException {
        try (var client = HttpClient.newHttpClient();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var reports = new ArrayList<Callable<Boolean>>();
            months.forEach((webhook, month) -> reports.add(() -> report(client, webhook, month.notices())));
            for (var report : threads.invokeAll(reports)) {
                var unused = report.get();
            }
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure.getCause());
        }
    }

    private static boolean report(HttpClient client, URI webhook, List<Notice> notices)
            throws IOException, InterruptedException {
        for (int from = 0; from < notices.size(); from += NOTICES_AT_ONCE) {
            var portion = notices.subList(from, Math.min(from + NOTICES_AT_ONCE, notices.size()));
            var unused = Partner.post(
                    client,
                    webhook,
                    JSON.writeValueAsString(portion.stream().map(Month::json).toList()));
        }
        return true;
    }

    private static Map<String, Object> json(Notice notice) {
        return Map.of(
                "visitor",
                notice.visitor().toString(),
                "visit_id",
                "demo-" + notice.visitor(),
                "timestamp",
                notice.at().getEpochSecond(),
                notice.company().isPresent() ? "company" : "phone",
                notice.company().orElse(notice.phone()));
    }
}
