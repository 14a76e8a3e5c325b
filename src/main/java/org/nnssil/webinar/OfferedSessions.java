package org.nnssil.webinar;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.nnssil.offer.Offerable;
import org.nnssil.security.Audience;
import org.nnssil.security.Viewer;

/**
 * Sessions of a community on their way up. A copy would have two waiting lists for one room, so the session itself is
 * opened to the others: a second audience beside its own. Who opened it up goes on running it.
 */
@ApplicationScoped
class OfferedSessions implements Offerable {

    // Only who is in its own community can offer it; a public one is open already, and one from a file has no owner.
    private static final String OWN =
            """
            select w.id, w.community_id, w.title, w.created_by, w.created_at from webinar w
             where w.status = 'SCHEDULED' and w.community_id <> $3 and w.reach > 0 and w.created_by is not null
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

    private final Pool pool;
    private final WebinarRepository webinars;
    private final RegistrationService seats;
    private final Clock clock;

    OfferedSessions(Pool pool, WebinarRepository webinars, RegistrationService seats, Clock clock) {
        this.pool = pool;
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
        return read(OWN + " and w.community_id = $4 order by w.starts_at desc, w.id limit 50", viewer, communityId);
    }

    @Override
    public Uni<Optional<Thing>> find(Viewer viewer, UUID id) {
        return read(OWN + " and w.id = $4", viewer, id)
                .map(found -> found.stream().findFirst());
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

    private Uni<List<Thing>> read(String sql, Viewer viewer, UUID id) {
        return pool.preparedQuery(sql)
                .execute(Tuple.of(viewer.personId(), clock.instant().atOffset(ZoneOffset.UTC), Viewer.NATIONAL, id))
                .map(rows -> {
                    List<Thing> found = new ArrayList<>();
                    for (Row row : rows) {
                        found.add(new Thing(
                                row.getUUID("id"),
                                row.getUUID("community_id"),
                                row.getString("title"),
                                row.getUUID("created_by"),
                                row.getOffsetDateTime("created_at").toInstant(),
                                "/webinars/" + row.getUUID("id")));
                    }
                    return found;
                });
    }
}
