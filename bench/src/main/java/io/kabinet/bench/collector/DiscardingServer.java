package io.kabinet.bench.collector;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;

/** The ceiling of the network: the same server, which reads a body, throws it away and answers 204. */
final class DiscardingServer implements AutoCloseable {

    private final Vertx vertx =
            Vertx.vertx(new VertxOptions().setPreferNativeTransport(true).setEventLoopPoolSize(1));
    private final HttpServer server = vertx.createHttpServer()
            .requestHandler(request -> {
                request.handler(chunk -> {});
                request.endHandler(nothing -> request.response()
                        .putHeader("Access-Control-Allow-Origin", "*")
                        .setStatusCode(204)
                        .end());
            })
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join();

    int port() {
        return server.actualPort();
    }

    @Override
    public void close() {
        vertx.close();
    }
}
