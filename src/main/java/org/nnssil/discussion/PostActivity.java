package org.nnssil.discussion;

import jakarta.enterprise.context.ApplicationScoped;
import org.nnssil.jurisdiction.SeatActivity;
import org.nnssil.security.Audience;

/** The last post of a jurisdiction in a thread of the network that the viewer may read. */
@ApplicationScoped
class PostActivity implements SeatActivity {

    // Index: post_jurisdiction, from the latest back.
    private static final String LAST =
            """
            select j.key, last.created_at as at
              from jurisdiction j
              cross join lateral (
                   select p.created_at from post p join thread a on a.id = p.thread_id
                    where p.author_jurisdiction = j.key and a.community_id = $3 and %s
                    order by p.created_at desc limit 1) last
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
