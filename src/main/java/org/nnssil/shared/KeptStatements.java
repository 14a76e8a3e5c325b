package org.nnssil.shared;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.core.Future;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.spi.PgDriver;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import jakarta.inject.Singleton;

/**
 * The pool of connections as Quarkus makes it for one database, but for two things. It keeps long statements prepared too:
 * the client keeps none of more than 2,048 characters, and no property says otherwise, so PostgreSQL would plan the
 * statements of a session, a spotlight or a community anew for each page, which takes it ten times as long as to execute
 * them. And a third of its connections, at least one, is for those that are held; see {@link SplitPool}.
 */
@Singleton
public class KeptStatements implements PgPoolCreator {

    /** Characters: more than the longest statement here has, so it bounds what is put together from wishes. */
    private static final int LONGEST = 16_384;

    @Override
    public Pool create(Input input) {
        return of(input);
    }

    /**
     * The same for who wants to wrap it.
     *
     * @throws IllegalStateException for several databases, between which Quarkus' own pool would take turns
     */
    public static Pool of(Input input) {
        if (input.pgConnectOptionsList().size() > 1) {
            throw new IllegalStateException(
                    "quarkus.datasource.reactive.url names several databases; name one, or one address for all of them.");
        }
        PgConnectOptions options = input.pgConnectOptionsList().get(0);
        options.setPreparedStatementCacheSqlLimit(LONGEST);
        int held = Math.max(1, input.poolOptions().getMaxSize() / 3);
        int passing = Math.max(1, input.poolOptions().getMaxSize() - held);
        return new SplitPool(pool(input, options, held), pool(input, options, passing));
    }

    private static Pool pool(Input input, PgConnectOptions options, int size) {
        return PgDriver.INSTANCE.createPool(
                input.vertx(),
                () -> Future.succeededFuture(options),
                new PoolOptions(input.poolOptions()).setMaxSize(size));
    }
}
