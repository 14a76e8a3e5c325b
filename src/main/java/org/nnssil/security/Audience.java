package org.nnssil.security;

import java.util.UUID;

/**
 * Who may see a thing: those in one community at a reach or higher; with {@link Reach#PUBLIC}, everyone.
 *
 * <p>The same rule is written twice on purpose and nowhere else: here for a value in hand, and as SQL for rows in the
 * database. Every query that shows a row to a person contains {@link #sql}.
 */
public record Audience(UUID communityId, Reach reach) {

    /**
     * The predicate on a row with columns {@code community_id} and {@code reach}. Adds one probe of the index
     * membership_active per row.
     *
     * @param alias the table alias of the row
     * @param viewer the parameter that holds the viewer's person id, such as {@code $1}; null for the anonymous
     * @param now the parameter that holds the present instant, such as {@code $2}
     */
    public static String sql(String alias, String viewer, String now) {
        return ("(%1$s.reach = 0 or exists (select 1 from membership audience where audience.person_id = %2$s"
                        + " and audience.community_id = %1$s.community_id and audience.ended_at is null"
                        + " and audience.reach >= %1$s.reach"
                        + " and (audience.access_until is null or audience.access_until > %3$s)))")
                .formatted(alias, viewer, now);
    }

    /** Whether everyone who sees this may also see the source: an issue may only carry what its readers may read. */
    public boolean mayCarry(Audience source) {
        return source.reach == Reach.PUBLIC
                || (source.communityId.equals(communityId)
                        && source.reach.rank() <= reach.rank()
                        && reach != Reach.PUBLIC);
    }
}
