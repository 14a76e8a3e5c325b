package org.nnssil.webinar;

import jakarta.enterprise.context.ApplicationScoped;
import org.nnssil.jurisdiction.SeatActivity;
import org.nnssil.security.Audience;

/** The last session of the network that somebody of a jurisdiction had a seat in. */
@ApplicationScoped
class SessionActivity implements SeatActivity {

    // From the latest session back, one probe of webinar_registration_seat each, until one is found.
    private static final String LAST =
            """
            select j.key, last.starts_at as at
              from jurisdiction j
              cross join lateral (
                   select w.starts_at from webinar w
                    where w.community_id = $3 and w.status = 'SCHEDULED'
                      and w.starts_at + make_interval(mins => w.minutes) <= $2 and %s
                      and exists (select 1 from webinar_registration r where r.webinar_id = w.id
                                     and r.jurisdiction_key = j.key and r.status = 'CONFIRMED')
                    order by w.starts_at desc limit 1) last
            """
                    .formatted(Audience.sql("w", "$1", "$2"));

    @Override
    public Kind kind() {
        return Kind.ATTENDANCE;
    }

    @Override
    public String last() {
        return LAST;
    }
}
