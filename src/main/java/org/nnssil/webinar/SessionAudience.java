package org.nnssil.webinar;

import org.nnssil.security.Audience;

/**
 * Who may see a session: its own audience, or one that it was opened to by an offer. An opening is a row with a
 * community and a reach like any other, so both are asked by the one predicate; the second only where the first lets
 * nobody in.
 */
final class SessionAudience {

    private SessionAudience() {}

    /** The predicate on a row of webinar; parameters as in {@link Audience#sql}. */
    static String sql(String alias, String viewer, String now) {
        return "(%s or exists (select 1 from webinar_opening opening where opening.webinar_id = %s.id and %s))"
                .formatted(Audience.sql(alias, viewer, now), alias, Audience.sql("opening", viewer, now));
    }

    /**
     * A table named via with one row for a session that the viewer may see and none for another: the community and
     * reach by which they see it, their own community first, and whether it is the session's own.
     */
    static String via(String alias, String viewer, String now) {
        return """
               cross join lateral (
                    select %1$s.community_id, %1$s.reach, true as own where %2$s
                     union all
                    select opening.community_id, opening.reach, false from webinar_opening opening
                     where opening.webinar_id = %1$s.id and %3$s
                     order by own desc, community_id limit 1) via
               """
                .formatted(alias, Audience.sql(alias, viewer, now), Audience.sql("opening", viewer, now));
    }
}
