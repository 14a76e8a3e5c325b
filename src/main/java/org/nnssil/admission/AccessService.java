package org.nnssil.admission;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.audit.Act;
import org.nnssil.audit.AuditTrail;
import org.nnssil.community.MembershipService;
import org.nnssil.jurisdiction.SeatService;
import org.nnssil.security.Viewer;
import org.nnssil.web.Absent;
import org.nnssil.web.Check;
import org.nnssil.web.Conflict;

/** Extended access that ends on a day: told a month before, renewed by the coordinator, over when the day is over. */
@ApplicationScoped
public class AccessService {

    /** Time enough to ask for more. */
    static final Duration NOTICE = Duration.ofDays(30);

    private static final int PART = 200;

    private final AccessRepository access;
    private final MembershipService memberships;
    private final SeatService seats;
    private final AdmissionMail mail;
    private final AuditTrail audit;

    AccessService(
            AccessRepository access,
            MembershipService memberships,
            SeatService seats,
            AdmissionMail mail,
            AuditTrail audit) {
        this.access = access;
        this.memberships = memberships;
        this.seats = seats;
        this.mail = mail;
        this.audit = audit;
    }

    /** Whose access ends, the next first. */
    Uni<List<AccessRow>> all(Viewer viewer) {
        mayAct(viewer);
        return access.all();
    }

    Uni<AccessRow> find(Viewer viewer, UUID personId) {
        mayAct(viewer);
        return access.find(personId).map(found -> found.orElseThrow(Absent::new));
    }

    /** Access goes on to the end of another day; the member is told. */
    @WithTransaction
    public Uni<Void> renew(Viewer viewer, UUID personId, @Nullable String typed) {
        mayAct(viewer);
        Check check = new Check();
        Instant until = InvitationForm.until(check, "until", typed, seats.today());
        if (until == null) {
            check.fail("until", "Give the last day, as year-month-day.");
        }
        check.done();
        Instant end = java.util.Objects.requireNonNull(until);
        return memberships
                .renew(personId, end)
                .invoke(renewed -> {
                    if (!renewed) {
                        throw new Conflict("There is no extended access to renew any more. Invite them again.");
                    }
                })
                .chain(() -> audit.record(
                        viewer,
                        Act.of("access.renewed")
                                .to(personId)
                                .in(Viewer.NATIONAL)
                                .with("until", end.toString())))
                .chain(() -> tellRenewed(personId, end));
    }

    /**
     * Tells whose access ends within a month, each once for each end, whichever replica comes first.
     *
     * @return whether there may be more to tell
     */
    @WithTransaction
    public Uni<Boolean> tellEnding() {
        return access.claim(NOTICE, PART).chain(ending -> {
            Uni<Void> told = Uni.createFrom().voidItem();
            for (AccessRow row : ending) {
                told = told.chain(() -> tell(row));
            }
            return told.replaceWith(ending.size() == PART);
        });
    }

    /**
     * Writes down what is over. The access itself ended with its day, without this.
     *
     * @return whether there may be more
     */
    @WithTransaction
    public Uni<Boolean> endLapsed() {
        return memberships.endLapsed(PART).chain(ended -> {
            Uni<Void> written = Uni.createFrom().voidItem();
            for (UUID person : ended) {
                written = written.chain(() -> audit.record(
                        (UUID) null, Act.of("access.lapsed").to(person).in(Viewer.NATIONAL)));
            }
            return written.replaceWith(ended.size() == PART);
        });
    }

    private Uni<Void> tell(AccessRow row) {
        String last = mail.day(row.until().minusSeconds(1));
        return mail.send(
                "access:" + row.membershipId() + ":" + row.until().getEpochSecond() + ":notice",
                "ACCESS_ENDING",
                row.personId(),
                row.email(),
                row.name(),
                "Your access to the network ends after " + last,
                """
                Dear %s,

                your extended access to the National Network of State School Improvement Leaders lasts until %s. If you need it longer, answer this mail; the coordinator can renew it.

                If your work has come to be school improvement itself, you can ask to become a core member. The holder of your seat says what they think of it, and the coordinator decides:

                %s
                """
                        .formatted(row.name(), last, mail.url("/core-request")));
    }

    private Uni<Void> tellRenewed(UUID personId, Instant until) {
        return memberships
                .find(personId)
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : mail.send(
                                "access:" + personId + ":renewed:" + until.getEpochSecond(),
                                "ACCESS_RENEWED",
                                personId,
                                found.get().email(),
                                found.get().name(),
                                "Your access to the network is renewed",
                                "Dear %s,\n\nyour extended access to the National Network is renewed until %s.\n\n%s\n"
                                        .formatted(
                                                found.get().name(), mail.day(until.minusSeconds(1)), mail.url("/"))));
    }

    private static void mayAct(Viewer viewer) {
        if (!viewer.coordinator()) {
            throw new Absent();
        }
    }
}
