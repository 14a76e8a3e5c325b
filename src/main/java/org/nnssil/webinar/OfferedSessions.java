package org.nnssil.webinar;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.nnssil.offer.Offerable;
import org.nnssil.offer.ThingReader;
import org.nnssil.security.Audience;
import org.nnssil.security.Viewer;

/**
 * Sessions of a community on their way up. A copy would have two waiting lists for one room, so the session itself is
 * opened to the others: a second audience beside its own. Who opened it up goes on running it.
 */
@ApplicationScoped
class OfferedSessions implements Offerable {

    private static final String PATH = "/webinars/";

    // Only who is in its own community can offer it; a public one is open already. It is the community's and not a
    // person's: where who scheduled it has left, or nobody did, a convener answers for it, the one who offers it
    // before others.
    private static final String OWN =
            """
            select w.id, w.community_id, w.title, owner.person_id as owner_id, w.created_at as written
              from webinar w
              join lateral (
                   select m.person_id from membership m
                    where m.community_id = w.community_id and m.ended_at is null
                      and (m.access_until is null or m.access_until > $2) and (m.person_id = w.created_by or m.reach = 3)
                    order by m.person_id = w.created_by desc nulls last, m.person_id = $1 desc, m.from_at, m.person_id
                    limit 1) owner on true
             where w.status = 'SCHEDULED' and w.community_id <> $3 and w.reach > 0
               and (w.starts_at > $2 or w.recording_url <> '') and %s
            """
                    .formatted(Audience.sql("w", "$1", "$2"));

    private static final String OPEN =
            """
            insert into webinar_opening (webinar_id, community_id, reach, opened_at)
            select w.id, :target, :reach, :now from webinar w
             where w.id = :id and w.status = 'SCHEDULED' and (w.starts_at > :now or w.recording_url <> '')
            """;

    private static final String CLOSE = "delete from webinar_opening where webinar_id = :id and community_id = :target";

    private final ThingReader things;
    private final WebinarRepository webinars;
    private final RegistrationService seats;
    private final Clock clock;

    OfferedSessions(ThingReader things, WebinarRepository webinars, RegistrationService seats, Clock clock) {
        this.things = things;
        this.webinars = webinars;
        this.seats = seats;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "webinar";
    }

    @Override
    public String words() {
        return "Session";
    }

    @Override
    public String consequence() {
        return "The session itself is opened to them: they find it among their sessions, register for the same seats and"
                + " the same waiting list, and see its recording and notes afterwards. Your conveners go on running it and"
                + " see who is registered; questions and who took part stay with you.";
    }

    @Override
    public boolean copied() {
        return false;
    }

    @Override
    public String whenTakenBack() {
        return "Before it begins, those registered from there lose their seats and read this in a mail";
    }

    @Override
    public Uni<List<Thing>> of(Viewer viewer, UUID communityId) {
        return things.all(
                OWN + " and w.community_id = $4 order by w.starts_at desc, w.id limit 50", PATH, viewer, communityId);
    }

    @Override
    public Uni<Optional<Thing>> find(Viewer viewer, UUID id) {
        return things.one(OWN + " and w.id = $4", PATH, viewer, id);
    }

    /** There is no copy: what goes there is the session. */
    @Override
    public Uni<Optional<UUID>> copy(Viewer releaser, UUID id, Audience target) {
        return locked(id)
                .chain(() -> Panache.getSession())
                .chain(session -> session.createNativeQuery(OPEN)
                        .setParameter("id", id)
                        .setParameter("target", target.communityId())
                        .setParameter("reach", (short) target.reach().rank())
                        .setParameter("now", clock.instant())
                        .executeUpdate())
                .map(opened -> opened == 0 ? Optional.empty() : Optional.of(id));
    }

    @Override
    public Uni<Void> takeBack(UUID id, UUID targetId, String reason) {
        Instant now = clock.instant();
        return locked(id).chain(webinar -> Panache.getSession()
                .chain(session -> session.createNativeQuery(CLOSE)
                        .setParameter("id", id)
                        .setParameter("target", targetId)
                        .executeUpdate())
                .chain(closed -> seats.closeTo(webinar, reason, now)));
    }

    // As every act that is about seats.
    private Uni<Webinar> locked(UUID id) {
        return webinars.findById(id, LockModeType.PESSIMISTIC_WRITE);
    }
}
