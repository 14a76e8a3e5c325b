package org.nnssil.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.spi.PgDriver;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nnssil.testing.NetworkTest;
import org.nnssil.testing.PostgresAndKeys;

/** Transactions that read through the pool never wait for each other's connections. */
@QuarkusTest
class SplitPoolTest extends NetworkTest {

    private static final int SIZE = 4;

    @Inject
    Vertx vertx;

    @Test
    void moreTransactionsThanConnectionsAllRead() throws Exception {
        Pool pool = KeptStatements.of(given());
        try {
            assertEquals(0, failures(pool, 1));
        } finally {
            done(pool.close());
        }
    }

    /** The control: of one pool, each transaction holds what the others wait for. */
    @Test
    void ofOnePoolEachHoldsWhatTheOthersWaitFor() throws Exception {
        Pool pool = PgDriver.INSTANCE.createPool(vertx, () -> Future.succeededFuture(options()), given().poolOptions());
        try {
            assertTrue(failures(pool, SIZE) > 0);
        } finally {
            done(pool.close());
        }
    }

    @Test
    void thePartsTogetherAreNoLargerThanTheWhole() throws Exception {
        Pool pool = KeptStatements.of(given());
        try {
            done(Future.join(
                    Stream.generate(() -> pool.query("select pg_sleep(0.1)").execute())
                            .limit(4L * SIZE)
                            .toList()));
            done(Future.join(Stream.generate(() -> pool.withTransaction(
                            held -> held.query("select pg_sleep(0.1)").execute()))
                    .limit(4L * SIZE)
                    .toList()));
            assertEquals(SIZE, pool.size());
        } finally {
            done(pool.close());
        }
    }

    /**
     * Of many transactions at once that read something through the pool.
     *
     * @param together how many have begun before the first one reads
     */
    private int failures(Pool pool, int together) throws Exception {
        CountDownLatch begun = new CountDownLatch(together);
        List<Future<Object>> all = Stream.generate(() -> pool.withTransaction(held -> reading(pool, held, begun)))
                .limit(3L * SIZE)
                .toList();
        CountDownLatch ended = new CountDownLatch(all.size());
        all.forEach(one -> one.onComplete(result -> ended.countDown()));
        assertTrue(ended.await(30, TimeUnit.SECONDS), "Nobody waits without an end");
        return (int) all.stream().filter(Future::failed).count();
    }

    private Future<Object> reading(Pool pool, SqlConnection held, CountDownLatch begun) {
        return held.query("select 1")
                .execute()
                .compose(first -> {
                    begun.countDown();
                    return vertx.executeBlocking(() -> begun.await(10, TimeUnit.SECONDS), false);
                })
                .compose(all -> pool.preparedQuery("select 2").execute())
                .mapEmpty();
    }

    private PgPoolCreator.Input given() {
        return new PgPoolCreator.Input() {
            @Override
            public Vertx vertx() {
                return vertx;
            }

            @Override
            public PoolOptions poolOptions() {
                return new PoolOptions()
                        .setMaxSize(SIZE)
                        .setConnectionTimeout(2)
                        .setConnectionTimeoutUnit(TimeUnit.SECONDS);
            }

            @Override
            public List<PgConnectOptions> pgConnectOptionsList() {
                return List.of(options());
            }
        };
    }

    private static PgConnectOptions options() {
        return PgConnectOptions.fromUri(PostgresAndKeys.jdbcUrl().replaceFirst("^jdbc:", ""));
    }

    private static void done(Future<?> future) throws Exception {
        future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }
}
