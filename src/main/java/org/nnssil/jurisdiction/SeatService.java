package org.nnssil.jurisdiction;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.nnssil.security.Viewer;
import org.nnssil.shared.Ids;
import org.nnssil.web.Absent;
import org.nnssil.web.Invalid;

/** Who sits in a seat, changed. The acts join the caller's transaction: a holder is always a member as well. */
@ApplicationScoped
public class SeatService {

    private final JurisdictionRepository jurisdictions;
    private final SeatRepository seats;
    private final SeatTenureRepository tenures;
    private final Clock clock;

    SeatService(JurisdictionRepository jurisdictions, SeatRepository seats, SeatTenureRepository tenures, Clock clock) {
        this.jurisdictions = jurisdictions;
        this.seats = seats;
        this.tenures = tenures;
        this.clock = clock;
    }

    /** The seat as the coordinator may change it; absent for everybody else and where there is no such seat. */
    public Uni<SeatView> seat(Viewer viewer, String key) {
        return jurisdictions.seats().map(rows -> rows.stream()
                .filter(row -> viewer.coordinator()
                        && row.counted()
                        && row.seated()
                        && row.key().equals(key))
                .findFirst()
                .map(row -> new SeatView(row.key(), row.name(), row.holder(), row.holderId()))
                .orElseThrow(Absent::new));
    }

    /** Acts on seats are dated in Eastern time. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Viewer.EASTERN);
    }

    /** Whether this submission has seated somebody already. Locks the seat until the transaction ends. */
    @WithTransaction
    public Uni<Boolean> seated(String key, UUID submission) {
        return locked(key).chain(() -> tenures.ofSubmission(submission)).map(tenure -> tenure != null);
    }

    /**
     * Gives the seat to a person from a day on; who held it before leaves it that day.
     *
     * @param asked whether they have to accept first; the seat is held for them meanwhile. Who is confirmed in the seat
     *     they hold as an interim is not asked again
     * @return whether it was such a confirmation
     * @throws Invalid naming {@code from} or {@code email} where the day or the person does not fit
     */
    @WithTransaction
    public Uni<Boolean> seatHolder(
            String key, UUID personId, LocalDate from, boolean interim, boolean asked, UUID submission) {
        return locked(key).chain(seat -> holdsNone(key, personId, interim)
                .call(() -> endOpen(key, from, "Succeeded", "from"))
                .call(() -> nobodyThen(key, from))
                .call(held -> begin(
                        seat,
                        personId,
                        from,
                        interim,
                        held.map(tenure -> tenure.unanswered).orElse(asked),
                        submission))
                .map(Optional::isPresent));
    }

    /**
     * Who was named accepts the seat: its rights are theirs from now on.
     *
     * @return false where it is not held for them any more
     */
    @WithTransaction
    public Uni<Boolean> taken(String key, UUID personId) {
        return locked(key).chain(seat -> tenures.open(key)).map(tenure -> {
            if (tenure == null || !tenure.personId.equals(personId)) {
                return false;
            }
            tenure.unanswered = false;
            return true;
        });
    }

    /**
     * Ends the present tenure; a seat that is vacant already stays as it is, and the answer is false.
     *
     * @throws Invalid naming {@code on} where the holder began later
     */
    @WithTransaction
    public Uni<Boolean> vacate(String key, LocalDate on, String reason) {
        return locked(key).chain(seat -> endOpen(key, on, reason, "on").invoke(ended -> {
            if (ended) {
                seat.vacantSince = on;
            }
        }));
    }

    /** Key of the jurisdiction whose seat the person holds, or is asked to hold. */
    @WithTransaction
    public Uni<Optional<String>> heldBy(UUID personId) {
        return tenures.openOf(personId)
                .map(tenure -> Optional.ofNullable(tenure).map(open -> open.jurisdictionKey));
    }

    /** The same for who has accepted it, and with it has its rights. */
    @WithTransaction
    public Uni<Optional<String>> takenBy(UUID personId) {
        return tenures.openOf(personId).map(tenure -> Optional.ofNullable(tenure)
                .filter(open -> !open.unanswered)
                .map(open -> open.jurisdictionKey));
    }

    /** Vacates whatever seat the person holds, as when they leave the network. */
    @WithTransaction
    public Uni<Void> vacateSeatOf(UUID personId, LocalDate on, String reason) {
        return tenures.openOf(personId).chain(tenure -> {
            if (tenure == null) {
                return Uni.createFrom().voidItem();
            }
            LocalDate day = on.isBefore(tenure.fromDate) ? tenure.fromDate : on;
            return vacate(tenure.jurisdictionKey, day, reason).replaceWithVoid();
        });
    }

    private Uni<Seat> locked(String key) {
        return seats.locked(key).onItem().ifNull().failWith(Absent::new);
    }

    /** Nobody has held the seat after that day: times in a seat follow each other. */
    private Uni<Void> nobodyThen(String key, LocalDate from) {
        return tenures.lastEnded(key)
                .invoke(last -> {
                    LocalDate until = last == null ? null : last.toDate;
                    if (until != null && from.isBefore(until)) {
                        throw new Invalid(
                                "from", "The seat was held until %s; give that day or a later one.".formatted(until));
                    }
                })
                .replaceWithVoid();
    }

    /** An interim holder may be confirmed in the same seat; answers their time as such. */
    private Uni<Optional<SeatTenure>> holdsNone(String key, UUID personId, boolean interim) {
        return tenures.openOf(personId).chain(held -> {
            if (held == null || (held.jurisdictionKey.equals(key) && held.interim && !interim)) {
                return Uni.createFrom().item(Optional.ofNullable(held));
            }
            String words = held.jurisdictionKey.equals(key)
                    ? "This person holds the seat already."
                    : "This person holds the seat of %s. Record that vacancy first.".formatted(held.jurisdictionKey);
            return Uni.createFrom().failure(new Invalid("email", words));
        });
    }

    private Uni<Boolean> endOpen(String key, LocalDate on, String reason, String field) {
        return tenures.open(key)
                .invoke(tenure -> {
                    if (tenure != null) {
                        tenure.cannotEnd(on).ifPresent(words -> {
                            throw new Invalid(field, words);
                        });
                        tenure.end(on, reason);
                    }
                })
                // The index of open tenures takes the next one only when this end is written.
                .call(tenures::flush)
                .map(tenure -> tenure != null);
    }

    private Uni<Void> begin(
            Seat seat, UUID personId, LocalDate from, boolean interim, boolean unanswered, UUID submission) {
        SeatTenure tenure = new SeatTenure(Ids.next(clock), seat.jurisdictionKey, personId, from);
        tenure.interim = interim;
        tenure.unanswered = unanswered;
        tenure.submissionKey = submission;
        seat.vacantSince = null;
        return tenures.persist(tenure).replaceWithVoid();
    }
}
