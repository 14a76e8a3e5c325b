package org.nnssil.bench;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;

/** Keeps a number of connections busy: each asks its next question when it has the whole answer to the one before. */
final class Load implements AutoCloseable {

    /** One event loop is enough to keep two cores of server busy, and leaves them most of the machine. */
    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));

    private final int port;

    Load(int port) {
        this.port = port;
    }

    Sample run(Target target, int connections, Duration duration) throws InterruptedException {
        HttpClient client = vertx.createHttpClient(
                new HttpClientOptions().setKeepAlive(true), new PoolOptions().setHttp1MaxSize(connections));
        Stretch stretch = new Stretch(client, target, connections, duration.toNanos());
        vertx.runOnContext(now -> stretch.begin());
        stretch.done.await();
        client.close();
        return stretch.sample();
    }

    @Override
    public void close() {
        vertx.close();
    }

    /** Everything here happens on the one event loop, so nothing needs a lock. */
    private final class Stretch {

        private final HttpClient client;
        private final Target target;
        private final long length;
        private final CountDownLatch done;
        private final int connections;
        private long[] nanos = new long[1 << 14];
        private int count;
        private int asked;
        private long bytes;
        private long failures;
        private String firstFailure = "";
        private long started;
        private long ended;

        Stretch(HttpClient client, Target target, int connections, long length) {
            this.client = client;
            this.target = target;
            this.connections = connections;
            this.length = length;
            this.done = new CountDownLatch(connections);
        }

        void begin() {
            started = System.nanoTime();
            ended = started;
            for (int i = 0; i < connections; i++) {
                next();
            }
        }

        private void next() {
            long before = System.nanoTime();
            if (asked >= connections && before - started >= length) {
                done.countDown();
                return;
            }
            String path = target.paths().get(asked++ % target.paths().size());
            RequestOptions options = new RequestOptions()
                    .setMethod(HttpMethod.GET)
                    .setHost("127.0.0.1")
                    .setPort(port)
                    .setURI(path)
                    .setTimeout(30_000);
            target.headers().forEach(options::putHeader);
            client.request(options)
                    .compose(HttpClientRequest::send)
                    .compose(answer -> answer.body().map(body -> length(path, answer, body)))
                    .onComplete(result -> {
                        if (result.succeeded()) {
                            record(System.nanoTime() - before, result.result());
                        } else {
                            fail(path + ": " + result.cause());
                        }
                        next();
                    });
        }

        private int length(String path, HttpClientResponse answer, Buffer body) {
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("status " + answer.statusCode());
            }
            return body.length();
        }

        private void record(long took, int length) {
            if (count == nanos.length) {
                nanos = Arrays.copyOf(nanos, count * 2);
            }
            nanos[count++] = took;
            bytes += length;
            ended = System.nanoTime();
        }

        private void fail(String why) {
            failures++;
            if (firstFailure.isEmpty()) {
                firstFailure = why;
            }
        }

        Sample sample() {
            long[] sorted = Arrays.copyOf(nanos, count);
            Arrays.sort(sorted);
            return new Sample(
                    sorted,
                    Duration.ofNanos(Math.max(1, ended - started)),
                    Duration.ZERO,
                    Duration.ZERO,
                    bytes,
                    failures,
                    firstFailure);
        }
    }
}
