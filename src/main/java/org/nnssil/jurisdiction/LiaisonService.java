package org.nnssil.jurisdiction;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nnssil.audit.Act;
import org.nnssil.audit.AuditTrail;
import org.nnssil.security.Viewer;
import org.nnssil.web.Absent;
import org.nnssil.web.Conflict;
import org.nnssil.web.Invalid;

/**
 * The liaisons of the comprehensive centers to jurisdictions, over time. Members read who they are; the coordinator
 * names and ends them, and so do a nomination that is accepted and a departure.
 */
@ApplicationScoped
public class LiaisonService {

    private static final Pattern KEY = Pattern.compile("[A-Z0-9]{2,12}");

    private final LiaisonRepository liaisons;
    private final JurisdictionService jurisdictions;
    private final AuditTrail audit;
    private final Clock clock;

    LiaisonService(LiaisonRepository liaisons, JurisdictionService jurisdictions, AuditTrail audit, Clock clock) {
        this.liaisons = liaisons;
        this.jurisdictions = jurisdictions;
        this.audit = audit;
        this.clock = clock;
    }

    /** Somebody at a center who is told what happens in a jurisdiction. */
    public record Told(UUID id, String email, String name) {}

    /** A center with what its page needs. @param places that its liaisons may be named for */
    record Center(
            LiaisonRepository.Center center,
            List<Liaison> liaisons,
            Map<String, String> served,
            Map<String, String> staff,
            Map<String, String> places) {}

    /** A center for members of the National Network; absent for everybody else. */
    Uni<Center> center(Viewer viewer, String key) {
        if (!viewer.nationalMember() || !KEY.matcher(key).matches()) {
            return Uni.createFrom().failure(new Absent());
        }
        return liaisons.center(key)
                .map(found -> found.stream().findFirst().orElseThrow(Absent::new))
                .chain(center -> liaisons.ofCenter(key).chain(all -> liaisons.served(key)
                        .chain(served -> staff(viewer, key).chain(staff -> jurisdictions
                                .names()
                                .map(names ->
                                        new Center(center, all, served, staff, served.isEmpty() ? names : served))))));
    }

    /** One that has not ended, for the coordinator. */
    Uni<Liaison> open(Viewer viewer, String centerKey, UUID id) {
        return viewer.coordinator()
                ? liaisons.one(id).map(found -> found.stream()
                        .filter(liaison -> liaison.open() && centerKey.equals(liaison.centerKey()))
                        .findFirst()
                        .orElseThrow(Absent::new))
                : Uni.createFrom().failure(new Absent());
    }

    /** Acts on liaisons are dated in Eastern time, like those on seats. */
    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Viewer.EASTERN);
    }

    /**
     * Names somebody who works at the center. The same submission twice names once.
     *
     * @throws Invalid naming {@code jurisdictions} where they are the liaison there already
     * @throws Conflict where they have left meanwhile
     */
    @WithTransaction
    public Uni<Void> name(Viewer viewer, String centerKey, LiaisonForm form, @Nullable UUID submission) {
        mayAct(viewer);
        return center(viewer, centerKey).chain(center -> (submission == null
                        ? Uni.createFrom().item(false)
                        : liaisons.done(submission))
                .chain(done -> done
                        ? Uni.createFrom().voidItem()
                        : name(viewer, center, form.checked(center.staff(), center.places(), today()), submission)));
    }

    /**
     * Ends a liaison's time. Ended already is no error where it was by the same act.
     *
     * @throws Conflict where it has ended meanwhile
     */
    @WithTransaction
    public Uni<Void> end(Viewer viewer, String centerKey, UUID id, LiaisonEndForm form) {
        return open(viewer, centerKey, id).chain(liaison -> {
            LiaisonEndForm.End end = form.checked(liaison.from(), today());
            return liaisons.end(id, end.on(), end.reason(), viewer.id())
                    .invoke(ended -> {
                        if (!ended) {
                            throw new Conflict("This was ended meanwhile. Nothing was changed.");
                        }
                    })
                    .chain(() -> audit.record(
                            viewer,
                            act("liaison.ended", liaison.personId(), centerKey, liaison.jurisdictionKey())
                                    .with("on", end.on().toString())
                                    .because(end.reason())));
        });
    }

    /** From today on, as decided elsewhere: joins the caller's transaction. Who is the liaison already stays it. */
    @WithTransaction
    public Uni<Void> begin(UUID personId, String centerKey, Collection<String> keys, @Nullable UUID by) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (String key : keys) {
            all = all.chain(() -> liaisons.add(key, personId, centerKey, today(), by, null))
                    .chain(added -> added
                            ? audit.record(by, act("liaison.named", personId, centerKey, key))
                            : Uni.createFrom().voidItem());
        }
        return all;
    }

    /** Somebody leaves: they are the liaison of no jurisdiction any more. @return of how many they were */
    @WithTransaction
    public Uni<Integer> endAll(UUID personId, String reason, @Nullable UUID by) {
        return liaisons.endAll(personId, today(), reason, by);
    }

    /** Of how many jurisdictions they are the liaison now. */
    @WithTransaction
    public Uni<Long> count(UUID personId) {
        return liaisons.count(personId);
    }

    /**
     * Whom to tell of what happens in a jurisdiction: its liaisons; where there is none, the core staff of its center.
     */
    @WithTransaction
    public Uni<List<Told>> told(String jurisdictionKey, UUID except) {
        return liaisons.told(jurisdictionKey, except);
    }

    private Uni<Void> name(Viewer viewer, Center center, LiaisonForm.Named named, @Nullable UUID submission) {
        String key = center.center().key();
        Uni<Void> all = liaisons.heldMember(named.personId())
                .invoke(member -> {
                    if (!member) {
                        throw new Conflict("They have left the network meanwhile. Nothing was changed.");
                    }
                })
                .replaceWithVoid();
        for (String place : named.jurisdictions()) {
            all = all.chain(() -> liaisons.add(place, named.personId(), key, named.from(), viewer.id(), submission))
                    .invoke(added -> {
                        if (!added) {
                            throw new Invalid(
                                    "jurisdictions",
                                    "They are the liaison to %s already."
                                            .formatted(center.places().getOrDefault(place, place)));
                        }
                    })
                    .chain(() -> audit.record(
                            viewer,
                            act("liaison.named", named.personId(), key, place)
                                    .with("from", named.from().toString())));
        }
        return all;
    }

    private Uni<Map<String, String>> staff(Viewer viewer, String key) {
        return viewer.coordinator() ? liaisons.staff(key) : Uni.createFrom().item(Map.of());
    }

    private static Act act(String name, UUID personId, String centerKey, String jurisdictionKey) {
        return Act.of(name).to(personId).at(jurisdictionKey).in(Viewer.NATIONAL).on("center " + centerKey);
    }

    private static void mayAct(Viewer viewer) {
        if (!viewer.coordinator()) {
            throw new Absent();
        }
    }
}
