package org.nnssil.practice;

import jakarta.enterprise.context.ApplicationScoped;
import org.nnssil.jurisdiction.SeatActivity;
import org.nnssil.security.Audience;

/** The last spotlight that a jurisdiction published in the network and that the viewer may read. */
@ApplicationScoped
class SpotlightActivity implements SeatActivity {

    // Index: practice_posted, from the latest back.
    private static final String LAST =
            """
            select j.key, last.published_at as at
              from jurisdiction j
              cross join lateral (
                   select a.published_at from practice a
                    where a.jurisdiction_key = j.key and a.published_at is not null and a.community_id = $3 and %s
                    order by a.published_at desc limit 1) last
            """
                    .formatted(Audience.sql("a", "$1", "$2"));

    @Override
    public Kind kind() {
        return Kind.CONTRIBUTION;
    }

    @Override
    public String last() {
        return LAST;
    }
}
