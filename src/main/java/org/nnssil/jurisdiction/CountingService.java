package org.nnssil.jurisdiction;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import org.nnssil.audit.Act;
import org.nnssil.audit.AuditTrail;
import org.nnssil.security.Viewer;
import org.nnssil.web.Absent;
import org.nnssil.web.Conflict;

/** Whether a jurisdiction's seat is counted, where that is for the coordinator to say. */
@ApplicationScoped
public class CountingService {

    private static final String LOCK = "select counted from jurisdiction where key = :key and countable for update";
    private static final String COUNT = "update jurisdiction set counted = :counted where key = :key";
    private static final String SEAT =
            """
            insert into seat (jurisdiction_key, vacant_since) values (:key, :today)
            on conflict (jurisdiction_key) do update set vacant_since = excluded.vacant_since
            """;

    private final SeatTenureRepository tenures;
    private final AuditTrail audit;
    private final Clock clock;

    CountingService(SeatTenureRepository tenures, AuditTrail audit, Clock clock) {
        this.tenures = tenures;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Counts the seat from now on, vacant until somebody is named; or not any more. As it is already is no change.
     *
     * @throws Conflict where somebody holds the seat that is to be counted no more
     */
    @WithTransaction
    public Uni<Void> count(Viewer viewer, String key, boolean counted) {
        if (!viewer.coordinator()) {
            throw new Absent();
        }
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(LOCK, Boolean.class)
                        .setParameter("key", key)
                        .getSingleResultOrNull())
                .onItem()
                .ifNull()
                .failWith(Absent::new)
                .chain(now -> now == counted ? Uni.createFrom().voidItem() : change(viewer, key, counted));
    }

    private Uni<Void> change(Viewer viewer, String key, boolean counted) {
        return tenures.open(key)
                .invoke(held -> {
                    if (held != null) {
                        throw new Conflict("Somebody holds this seat. Record the vacancy first.");
                    }
                })
                .chain(() -> counted ? seat(key) : Uni.createFrom().voidItem())
                .chain(Panache::getSession)
                .chain(session -> session.createNativeQuery(COUNT)
                        .setParameter("key", key)
                        .setParameter("counted", counted)
                        .executeUpdate())
                .chain(() -> audit.record(
                        viewer,
                        Act.of(counted ? "jurisdiction.counted" : "jurisdiction.not-counted")
                                .at(key)
                                .on("seat " + key)));
    }

    private Uni<Void> seat(String key) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(SEAT)
                        .setParameter("key", key)
                        .setParameter("today", LocalDate.ofInstant(clock.instant(), Viewer.EASTERN))
                        .executeUpdate())
                .replaceWithVoid();
    }
}
