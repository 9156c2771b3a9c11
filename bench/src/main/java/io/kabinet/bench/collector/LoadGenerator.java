package io.kabinet.bench.collector;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/**
 * Keeps connections to one port of this machine busy, on an event loop of its own. A latency counts from the moment at which
 * a request was due, so that a stalled server is not spared the requests that it held up.
 */
final class LoadGenerator implements AutoCloseable {

    private static final byte[] ACCEPTED = "HTTP/1.1 204".getBytes(StandardCharsets.US_ASCII);

    private final Vertx vertx =
            Vertx.vertx(new VertxOptions().setPreferNativeTransport(true).setEventLoopPoolSize(1));
    private final NetClient client = vertx.createNetClient(); // unreferenced, it would close its connections
    private final int port;
    private final int connections;

    LoadGenerator(int port, int connections) {
        this.port = port;
        this.connections = connections;
    }

    /** {@code accepted} answers of 204, {@code refused} others, within {@code seconds}. */
    record Result(long accepted, long refused, double seconds, Latencies latencies) {

        double perSecond() {
            return accepted / seconds;
        }
    }

    /** Each connection sends its next request when it has the answer to the last one. */
    Result asFastAsPossible(Duration duration, Supplier<Buffer> requests) throws InterruptedException {
        return run(new Run(duration, 0, requests));
    }

    /** Requests fall due evenly, whether the server keeps up or not. */
    Result steadily(int perSecond, Duration duration, Supplier<Buffer> requests) throws InterruptedException {
        return run(new Run(duration, perSecond, requests));
    }

    @Override
    public void close() {
        vertx.close();
    }

    private static Result run(Run run) throws InterruptedException {
        try {
            return run.start().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The load could not be put on", e.getCause());
        }
    }

    /** One run, on the event loop alone. */
    private final class Run {

        private final Duration duration;
        private final int perSecond;
        private final Supplier<Buffer> requests;
        private final Latencies latencies = new Latencies();
        private final ArrayDeque<Connection> idle = new ArrayDeque<>();
        private final ArrayDeque<Long> due = new ArrayDeque<>();
        private final CompletableFuture<Result> result = new CompletableFuture<>();
        private long began;
        private long fellDue;
        private long accepted;
        private long refused;
        private boolean over;

        Run(Duration duration, int perSecond, Supplier<Buffer> requests) {
            this.duration = duration;
            this.perSecond = perSecond;
            this.requests = requests;
        }

        CompletableFuture<Result> start() {
            vertx.runOnContext(nothing -> {
                var sockets = new ArrayList<Future<NetSocket>>();
                for (int i = 0; i < connections; i++) {
                    sockets.add(client.connect(port, "127.0.0.1"));
                }
                Future.all(sockets)
                        .onFailure(result::completeExceptionally)
                        .onSuccess(all -> begin(sockets.stream()
                                .map(Future::result)
                                .map(Connection::new)
                                .toList()));
            });
            return result;
        }

        private void begin(java.util.List<Connection> open) {
            began = System.nanoTime();
            vertx.setTimer(duration.toMillis(), timer -> end());
            if (perSecond == 0) {
                open.forEach(connection -> connection.send(System.nanoTime()));
            } else {
                idle.addAll(open);
                vertx.setPeriodic(1, timer -> {
                    if (over) {
                        vertx.cancelTimer(timer);
                    } else {
                        sendDue();
                    }
                });
            }
        }

        private void sendDue() {
            long now = System.nanoTime();
            for (long at = dueAt(); at <= now; at = dueAt()) {
                fellDue++;
                due.add(at);
            }
            while (!idle.isEmpty() && !due.isEmpty()) {
                idle.poll().send(due.poll());
            }
        }

        private long dueAt() {
            return began + fellDue * 1_000_000_000L / perSecond;
        }

        private void answered(Connection connection, long dueAt, boolean taken) {
            if (over) {
                return;
            }
            latencies.add(System.nanoTime() - dueAt);
            accepted += taken ? 1 : 0;
            refused += taken ? 0 : 1;
            if (perSecond == 0) {
                connection.send(System.nanoTime());
            } else if (due.isEmpty()) {
                idle.add(connection);
            } else {
                connection.send(due.poll());
            }
        }

        private void end() {
            over = true;
            result.complete(new Result(accepted, refused, (System.nanoTime() - began) / 1e9, latencies));
        }

        /** One request at a time. */
        private final class Connection {

            private final NetSocket socket;
            private Buffer answer = Buffer.buffer();
            private long dueAt;

            Connection(NetSocket socket) {
                this.socket = socket;
                socket.handler(this::receive);
            }

            void send(long at) {
                dueAt = at;
                socket.write(requests.get());
            }

            private void receive(Buffer bytes) {
                answer.appendBuffer(bytes);
                if (isWhole()) {
                    boolean taken = answer.length() > ACCEPTED.length && startsAccepted();
                    answer = Buffer.buffer();
                    answered(this, dueAt, taken);
                }
            }

            private boolean isWhole() {
                int length = answer.length();
                boolean headOnly =
                        length > 4 && answer.getByte(length - 4) == '\r' && answer.getByte(length - 2) == '\r';
                if (headOnly && startsAccepted()) {
                    return true;
                }
                String text = answer.toString(StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
                int head = text.indexOf("\r\n\r\n");
                int body = text.indexOf("content-length: ");
                return head > 0
                        && (body < 0
                                || length - head - 4
                                        >= Integer.parseInt(text.substring(body + 16, text.indexOf('\r', body))));
            }

            private boolean startsAccepted() {
                for (int i = 0; i < ACCEPTED.length; i++) {
                    if (answer.getByte(i) != ACCEPTED[i]) {
                        return false;
                    }
                }
                return true;
            }
        }
    }
}
