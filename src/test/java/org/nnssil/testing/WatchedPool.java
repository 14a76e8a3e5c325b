package org.nnssil.testing;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.pgclient.PgPool;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PreparedQuery;
import io.vertx.sqlclient.PreparedStatement;
import io.vertx.sqlclient.Query;
import io.vertx.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;
import org.nnssil.shared.KeptStatements;

/**
 * The pool of connections as the application has it, with somebody beside it who notes each statement and may send another
 * in its place. It is here that tests look, so that the application needs no door for them.
 */
@Singleton
final class WatchedPool implements PgPoolCreator {

    private static final Set<String> TAKE_SQL = Set.of("query", "preparedQuery", "prepare");

    @Override
    @SuppressWarnings("deprecation") // Quarkus wants the pool to be a PgPool
    public Pool create(Input input) {
        return watched(PgPool.class, KeptStatements.of(input), "");
    }

    /** @param sql what the thing will execute, where it is known already */
    private static <T> T watched(Class<T> type, Object real, String sql) {
        Object proxy = Proxy.newProxyInstance(
                WatchedPool.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    Object[] given = arguments == null ? new Object[0] : arguments;
                    if (method.getName().equals("equals") && given.length == 1) {
                        return self == given[0];
                    }
                    // Whatever an interface does by itself goes through its other methods, which are watched.
                    return method.isDefault()
                            ? InvocationHandler.invokeDefault(self, method, given)
                            : pass(real, method, given, sql);
                });
        return type.cast(proxy);
    }

    private static Object pass(Object real, Method method, Object[] given, String sql) throws Throwable {
        if (method.getName().equals("getConnection") && given.length == 1) {
            connect((Pool) real, given[0]);
            return null;
        }
        String known = sql;
        if (TAKE_SQL.contains(method.getName()) && given.length > 0) {
            known = Statements.leaving((String) given[0]);
            given[0] = known;
        }
        if (method.getName().startsWith("execute") || method.getName().equals("cursor")) {
            Statements.executed(known);
        }
        try {
            return watchedToo(method.invoke(real, given), known);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }

    @SuppressWarnings("unchecked") // the one parameter of getConnection
    private static void connect(Pool real, Object handler) {
        real.getConnection()
                .map(connection -> watched(SqlConnection.class, connection, ""))
                .onComplete((Handler<AsyncResult<SqlConnection>>) handler);
    }

    private static Object watchedToo(Object answer, String sql) {
        if (answer instanceof PreparedQuery<?>) {
            return watched(PreparedQuery.class, answer, sql);
        }
        if (answer instanceof Query<?>) {
            return watched(Query.class, answer, sql);
        }
        if (answer instanceof SqlConnection) {
            return watched(SqlConnection.class, answer, sql);
        }
        if (answer instanceof Future<?> future) {
            return future.map(value -> value instanceof SqlConnection
                    ? watched(SqlConnection.class, value, sql)
                    : value instanceof PreparedStatement ? watched(PreparedStatement.class, value, sql) : value);
        }
        return answer;
    }
}
