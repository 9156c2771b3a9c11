package io.kabinet.ui;

import io.kabinet.shared.OrganizationId;
import io.kabinet.tenancy.Capability;
import io.kabinet.tenancy.ChangeListener;
import io.kabinet.tenancy.Scope;
import io.kabinet.tenancy.Topic;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells open screens which topics of their organization changed, and nothing else: they refetch under their own rights.
 * A stream ends after five minutes, so that its reader proves anew who it is.
 */
@Controller
class Live implements ChangeListener {

    private static final Duration LASTS = Duration.ofMinutes(5);
    private static final Duration HEARTBEAT = Duration.ofSeconds(20);

    private final Set<Stream> streams = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    @GetMapping(path = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> live(Scope scope) {
        var stream = new Stream(scope);
        streams.add(stream);
        stream.emitter.onCompletion(() -> streams.remove(stream));
        stream.emitter.onTimeout(stream.emitter::complete);
        stream.emitter.onError(_ -> streams.remove(stream));
        Thread.ofVirtual().name("live-" + scope.membership()).start(stream::run);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header("X-Accel-Buffering", "no")
                .body(stream.emitter);
    }

    @Override
    public void changed(OrganizationId organization, Set<Topic> topics) {
        streams.stream()
                .filter(stream -> stream.scope.organization().equals(organization))
                .forEach(stream -> stream.tell(topics));
    }

    @Override
    public void mayHaveMissed() {
        var everything = EnumSet.allOf(Topic.class);
        streams.forEach(stream -> stream.tell(everything));
    }

    /** Open streams would hold the server's shutdown for half a minute. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        closed = true;
        endAll();
    }

    /** Every screen asks anew who it is. */
    void endAll() {
        streams.removeIf(stream -> {
            stream.tell(Set.of());
            return true;
        });
    }

    private static boolean concerns(Scope scope, Topic topic) {
        return switch (topic) {
            case VISITORS -> scope.can(Capability.VISITORS_LIST);
            case DEALS -> scope.can(Capability.DEALS_LIST);
            case BALANCE -> scope.can(Capability.BALANCE_VIEW) || scope.can(Capability.TARIFFS_LIST);
            case DOMAINS -> scope.can(Capability.DOMAINS_LIST);
            case REMINDERS -> true;
        };
    }

    /** One open screen. Its own thread writes, so that a slow reader holds nobody up. */
    private final class Stream {

        private final Scope scope;
        private final SseEmitter emitter = new SseEmitter(LASTS.toMillis());
        private final BlockingQueue<Set<Topic>> news = new LinkedBlockingQueue<>();

        Stream(Scope scope) {
            this.scope = scope;
        }

        void tell(Set<Topic> topics) {
            news.add(topics);
        }

        void run() {
            try {
                emitter.send(SseEmitter.event().name("hello").data("").reconnectTime(1000));
                while (!closed && streams.contains(this)) {
                    send(news.poll(HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS));
                }
            } catch (IOException | IllegalStateException gone) {
                streams.remove(this);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            emitter.complete();
        }

        private void send(@Nullable Set<Topic> first) throws IOException {
            if (first == null) {
                emitter.send(SseEmitter.event().comment(""));
                return;
            }
            var topics = EnumSet.noneOf(Topic.class);
            topics.addAll(first);
            for (var more = news.poll(); more != null; more = news.poll()) {
                topics.addAll(more);
            }
            var heard = topics.stream()
                    .filter(topic -> concerns(scope, topic))
                    .map(Topic::code)
                    .collect(Collectors.joining(" "));
            if (!heard.isEmpty()) {
                emitter.send(SseEmitter.event().data(heard));
            }
        }
    }
}
