package org.nnssil.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nnssil.testing.NetworkTest;
import org.nnssil.testing.PostgresAndKeys;

/** Statements stay prepared in PostgreSQL, however long they are: it plans them once for a connection. */
@QuarkusTest
class KeptStatementsTest extends NetworkTest {

    /** As long as that of a session's page. */
    private static final String LONG = "select $1::int as one /* " + "a long statement ".repeat(200) + "*/";

    @Inject
    Pool pool;

    @Inject
    Vertx vertx;

    @Test
    void aLongStatementIsKeptAfterItWasExecuted() {
        SqlConnection connection = pool.getConnectionAndAwait();
        try {
            assertEquals(1, kept(connection));
        } finally {
            connection.closeAndAwait();
        }
    }

    /** The control: the client alone closes it again. */
    @Test
    void theClientAloneKeepsNone() {
        PgConnectOptions options = PgConnectOptions.fromUri(
                        PostgresAndKeys.jdbcUrl().replaceFirst("^jdbc:", ""))
                .setCachePreparedStatements(true);
        PgConnection connection = PgConnection.connectAndAwait(vertx, options);
        try {
            assertEquals(0, kept(connection));
        } finally {
            connection.closeAndAwait();
        }
    }

    @Test
    void severalDatabasesAreRefusedAndNotOneOfThemTaken() {
        PgConnectOptions one = new PgConnectOptions();
        PgPoolCreator.Input input = new PgPoolCreator.Input() {
            @Override
            public io.vertx.core.Vertx vertx() {
                return vertx.getDelegate();
            }

            @Override
            public PoolOptions poolOptions() {
                return new PoolOptions();
            }

            @Override
            public List<PgConnectOptions> pgConnectOptionsList() {
                return List.of(one, one);
            }
        };

        assertThrows(IllegalStateException.class, () -> KeptStatements.of(input));
    }

    private static long kept(SqlConnection connection) {
        connection.preparedQuery(LONG).executeAndAwait(Tuple.of(1));
        return connection
                .preparedQuery("select count(*) from pg_prepared_statements where statement like $1")
                .executeAndAwait(Tuple.of("select $1::int as one /* a long statement %"))
                .iterator()
                .next()
                .getLong(0);
    }
}
