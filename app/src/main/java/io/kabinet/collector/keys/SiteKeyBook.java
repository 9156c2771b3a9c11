package io.kabinet.collector.keys;

import io.kabinet.sites.SiteKey;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The site keys that the collector goes by: read from the file at start, refreshed from the database every
 * {@link #REFRESH_EVERY}, so that a pause is seen well within five seconds. A key that is not there is asked for at once; at
 * most {@value #LOOKUPS} such questions run at a time, each at most {@link #PATIENCE}, and a key that turned out unknown is
 * not asked for again within {@link #UNKNOWN_FOR}, so that invented keys cannot wear the database out. Safe for concurrent
 * use; nothing here blocks its caller.
 */
public final class SiteKeyBook implements AutoCloseable {

    public static final Duration REFRESH_EVERY = Duration.ofSeconds(2);

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration UNKNOWN_FOR = Duration.ofSeconds(1);
    private static final int LOOKUPS = 8;
    private static final int MOST_UNKNOWN = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(SiteKeyBook.class);

    private final KeySource source;
    private final KeyFile file;
    private final Semaphore lookups = new Semaphore(LOOKUPS);
    private final ConcurrentHashMap<String, CompletableFuture<Resolution>> running = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, Long> unknownUntil = new ConcurrentHashMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread refreshing = Thread.ofVirtual().name("site-keys").unstarted(this::refreshRegularly);
    private volatile KeySnapshot snapshot;
    private volatile boolean sourceAway;

    private SiteKeyBook(KeySource source, KeyFile file, KeySnapshot snapshot) {
        this.source = source;
        this.file = file;
        this.snapshot = snapshot;
    }

    /** Opens the book with what the file holds and begins to refresh it. */
    public static SiteKeyBook open(Path file, KeySource source) {
        var keys = new KeyFile(file);
        var book = new SiteKeyBook(source, keys, readOrEmpty(keys));
        book.refreshing.start();
        return book;
    }

    /** Also a script's path: {@code /k.js} itself is not asked for here. */
    public boolean isScriptPath(String path) {
        return snapshot.isScriptPath(path);
    }

    public boolean isEventsPath(String path) {
        return snapshot.isEventsPath(path);
    }

    /** The site with this key as far as it is known without asking anybody. */
    public @Nullable SiteKey known(String key) {
        return snapshot.get(key);
    }

    /** Finds out about a key. Completes on any thread, never exceptionally. */
    public CompletableFuture<Resolution> resolve(String key) {
        var known = known(key);
        if (known != null) {
            return CompletableFuture.completedFuture(new Resolution.Known(known));
        }
        Long until = unknownUntil.get(key);
        if (until != null && until - System.nanoTime() > 0) {
            return CompletableFuture.completedFuture(new Resolution.Unknown());
        }
        var answer = new CompletableFuture<Resolution>();
        var asked = running.putIfAbsent(key, answer);
        if (asked != null) {
            return asked;
        }
        answer.whenComplete((resolution, failure) -> running.remove(key, answer));
        ask(key, answer);
        return answer;
    }

    /** Takes over what the database says now. Also done regularly. */
    public void refresh() {
        try {
            var fresh = KeySnapshot.of(source.all());
            if (!fresh.equalTo(snapshot)) {
                replace(fresh);
            }
            if (sourceAway) {
                LOG.info("Site keys can be refreshed again");
            }
            sourceAway = false;
        } catch (RuntimeException away) {
            if (!sourceAway) {
                LOG.warn("Site keys cannot be refreshed; going on with those known: {}", away.toString());
            }
            sourceAway = true;
        }
    }

    /** Waits for a refresh that runs. */
    @Override
    public void close() {
        closing.countDown();
        try {
            refreshing.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask(String key, CompletableFuture<Resolution> answer) {
        if (!lookups.tryAcquire()) {
            answer.complete(new Resolution.Unavailable());
            return;
        }
        answer.completeOnTimeout(new Resolution.Unavailable(), PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        Thread.ofVirtual().name("site-key-lookup").start(() -> {
            try {
                answer.complete(find(key));
            } finally {
                lookups.release();
            }
        });
    }

    private Resolution find(String key) {
        try {
            var found = source.find(key);
            if (found.isEmpty()) {
                rememberUnknown(key);
                return new Resolution.Unknown();
            }
            add(found.get());
            return new Resolution.Known(found.get());
        } catch (RuntimeException away) {
            return new Resolution.Unavailable();
        }
    }

    private void rememberUnknown(String key) {
        if (unknownUntil.size() >= MOST_UNKNOWN) {
            unknownUntil.clear();
        }
        unknownUntil.put(key, System.nanoTime() + UNKNOWN_FOR.toNanos());
    }

    private synchronized void add(SiteKey site) {
        replace(snapshot.with(site));
    }

    private synchronized void replace(KeySnapshot fresh) {
        snapshot = fresh;
        try {
            file.write(fresh.sites());
        } catch (IOException e) {
            LOG.warn("Site keys cannot be written beside the segments", e);
        }
    }

    private void refreshRegularly() {
        try {
            do {
                refresh();
            } while (!closing.await(REFRESH_EVERY.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static KeySnapshot readOrEmpty(KeyFile file) {
        try {
            return KeySnapshot.of(file.read());
        } catch (IOException e) {
            LOG.warn("Starting without known site keys", e);
            return KeySnapshot.EMPTY;
        }
    }
}
