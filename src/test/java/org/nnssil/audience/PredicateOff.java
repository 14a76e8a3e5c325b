package org.nnssil.audience;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Audience;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;
import org.nnssil.security.ViewerSource;
import org.nnssil.testing.Statements;

/**
 * Switches the Audience predicate off from outside the application: its SQL on the way to PostgreSQL, and its Java
 * (Viewer.maySee, which asks the viewer's memberships) in the viewer that the application is given.
 */
final class PredicateOff {

    // The text as the application writes it, whatever it is today, around any alias and parameters.
    private static final Pattern SQL = Pattern.compile(Pattern.quote(Audience.sql("ALIAS", "VIEWER", "NOW"))
            .replace("ALIAS", "\\E\\w+\\Q")
            .replace("VIEWER", "\\E[^\\n]{1,40}?\\Q")
            .replace("NOW", "\\E[^)\\n]{1,20}\\Q"));

    private static volatile boolean everybodyIsEverywhere;

    private PredicateOff() {}

    /** Every row is shown to everybody. Its parameters stay, so that the statement takes as many as before. */
    static String sql(String statement) {
        return SQL.matcher(statement).replaceAll(found -> Matcher.quoteReplacement("(true or " + found.group() + ")"));
    }

    static boolean isIn(String statement) {
        return SQL.matcher(statement).find();
    }

    static void inSql(Runnable work) {
        UnaryOperator<String> off = PredicateOff::sql;
        Statements.changed(off, work);
    }

    static void inJava(Runnable work) {
        everybodyIsEverywhere = true;
        try {
            work.run();
        } finally {
            everybodyIsEverywhere = false;
        }
    }

    /** Stands before the application's own source of viewers and does nothing until it is told to. */
    @Decorator
    @Priority(1)
    static class WideViewers implements ViewerSource {

        private final ViewerSource real;

        WideViewers(@Delegate ViewerSource real) {
            this.real = real;
        }

        @Override
        public Uni<Viewer> find(String subject, @Nullable String email, boolean emailVerified, String name) {
            return real.find(subject, email, emailVerified, name)
                    .map(viewer -> everybodyIsEverywhere ? everywhere(viewer) : viewer);
        }

        private static Viewer everywhere(Viewer viewer) {
            return new Viewer(
                    viewer.personId(),
                    viewer.subject(),
                    viewer.name(),
                    viewer.email(),
                    viewer.roleTitle(),
                    viewer.zone(),
                    viewer.zoneChosen(),
                    viewer.jurisdictionKey(),
                    new Everywhere(viewer.memberships()));
        }
    }

    /** A core member of whatever is asked for. */
    private static final class Everywhere extends HashMap<UUID, Viewer.Standing> {

        private static final long serialVersionUID = 1L;

        Everywhere(Map<UUID, Viewer.Standing> real) {
            super(real);
        }

        @Override
        public Viewer.Standing get(Object community) {
            return getOrDefault(community, new Viewer.Standing(Reach.CORE, Set.of()));
        }
    }
}
