package org.nnssil.shared;

import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.pgclient.PgPool;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PrepareOptions;
import io.vertx.sqlclient.PreparedQuery;
import io.vertx.sqlclient.Query;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import java.util.function.Function;

/**
 * A pool in two parts. Connections that somebody holds, for a transaction or a session, come from one; a statement by
 * itself takes its connection from the other and gives it back at once. A transaction that reads through the pool
 * therefore waits for statements only, which end by themselves. With one part, as many transactions as there are
 * connections would each wait for one more, and all pages with them (ADR 22).
 */
@SuppressWarnings("deprecation") // Quarkus wants the pool to be a PgPool
final class SplitPool implements PgPool {

    private final Pool held;
    private final Pool passing;

    /**
     * @param held gives the connections that are held
     * @param passing executes statements by themselves
     */
    SplitPool(Pool held, Pool passing) {
        this.held = held;
        this.passing = passing;
    }

    @Override
    public Future<SqlConnection> getConnection() {
        return held.getConnection();
    }

    @Override
    public void getConnection(Handler<AsyncResult<SqlConnection>> handler) {
        held.getConnection(handler);
    }

    @Override
    public Query<RowSet<Row>> query(String sql) {
        return passing.query(sql);
    }

    @Override
    public PreparedQuery<RowSet<Row>> preparedQuery(String sql) {
        return passing.preparedQuery(sql);
    }

    @Override
    public PreparedQuery<RowSet<Row>> preparedQuery(String sql, PrepareOptions options) {
        return passing.preparedQuery(sql, options);
    }

    @Override
    public SplitPool connectHandler(Handler<SqlConnection> handler) {
        held.connectHandler(handler);
        passing.connectHandler(handler);
        return this;
    }

    @Override
    public SplitPool connectionProvider(Function<Context, Future<SqlConnection>> provider) {
        held.connectionProvider(provider);
        passing.connectionProvider(provider);
        return this;
    }

    @Override
    public int size() {
        return held.size() + passing.size();
    }

    @Override
    public Future<Void> close() {
        return Future.join(held.close(), passing.close()).mapEmpty();
    }

    @Override
    public void close(Handler<AsyncResult<Void>> handler) {
        close().onComplete(handler);
    }
}
