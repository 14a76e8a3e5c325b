package org.nnssil.testing;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the running application sends to PostgreSQL, seen where it leaves the pool of connections ({@link WatchedPool}).
 * Begin, commit and rollback are no statements of ours and are not seen here.
 */
public final class Statements {

    private static final Pattern LOCK = Pattern.compile(" for (no key )?update( of \\w+)?\\s*$");
    private static final Duration MOMENT = Duration.ofMillis(100);

    private static volatile @Nullable List<String> seen;
    private static volatile UnaryOperator<String> change = UnaryOperator.identity();

    private Statements() {}

    /** The statements of everything that runs meanwhile, in their order. Let nothing run that you do not mean. */
    public static List<String> during(Runnable work) {
        List<String> noted = new CopyOnWriteArrayList<>();
        seen = noted;
        try {
            work.run();
        } finally {
            seen = null;
        }
        return noted;
    }

    /** Until nothing was sent for a moment: what a job had begun before it was paused is over. */
    public static void awaitNone() {
        await().until(() ->
                during(() -> LockSupport.parkNanos(MOMENT.toNanos())).isEmpty());
    }

    /** Sends other statements than the application means, until the work is done. */
    public static void changed(UnaryOperator<String> by, Runnable work) {
        change = by;
        try {
            work.run();
        } finally {
            change = UnaryOperator.identity();
        }
    }

    /** Without the locks on what is read from these tables; for controls. */
    public static UnaryOperator<String> unlocked(String... tables) {
        Pattern from = Pattern.compile("(?i) from (" + String.join("|", tables) + ") ");
        return sql -> from.matcher(sql).find() ? LOCK.matcher(sql).replaceFirst("") : sql;
    }

    static String leaving(String sql) {
        return change.apply(sql);
    }

    static void executed(String sql) {
        List<String> noted = seen;
        if (noted != null) {
            noted.add(sql);
        }
    }
}
