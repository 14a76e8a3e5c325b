package org.nnssil.admission;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.nnssil.audit.Act;
import org.nnssil.audit.AuditTrail;
import org.nnssil.community.KnownPerson;
import org.nnssil.community.MembershipService;
import org.nnssil.community.NewPerson;
import org.nnssil.jurisdiction.JurisdictionService;
import org.nnssil.jurisdiction.SeatService;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;
import org.nnssil.web.Absent;
import org.nnssil.web.Conflict;
import org.nnssil.web.Invalid;

/** The coordinator's decisions on nominations: one to each, taken under the lock of its row. */
@ApplicationScoped
public class DecisionService {

    private final NominationRepository nominations;
    private final MembershipService memberships;
    private final AskingService invitations;
    private final CenterColleagues colleagues;
    private final LimitService limits;
    private final JurisdictionService jurisdictions;
    private final SeatService seats;
    private final NominationMail mail;
    private final AuditTrail audit;
    private final Clock clock;

    DecisionService(
            NominationRepository nominations,
            MembershipService memberships,
            AskingService invitations,
            CenterColleagues colleagues,
            LimitService limits,
            JurisdictionService jurisdictions,
            SeatService seats,
            NominationMail mail,
            AuditTrail audit,
            Clock clock) {
        this.nominations = nominations;
        this.memberships = memberships;
        this.invitations = invitations;
        this.colleagues = colleagues;
        this.limits = limits;
        this.jurisdictions = jurisdictions;
        this.seats = seats;
        this.mail = mail;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Decides. Who is approved gets an invitation, or rises at once if they are a member; whoever named them is told.
     * Limits of size are written down with the decision and stop nothing.
     *
     * @throws Conflict naming who decided before
     */
    @WithTransaction
    public Uni<Void> decide(Viewer viewer, UUID id, DecisionForm form) {
        if (!viewer.coordinator()) {
            return Uni.createFrom().failure(new Absent());
        }
        return memberships
                .hold()
                .chain(() -> nominations.locked(id))
                .onItem()
                .ifNull()
                .failWith(Absent::new)
                .chain(nomination -> {
                    DecisionForm.Decision decision = form.checked(nomination.coreRequest(), seats.today());
                    return nomination.state().waits()
                            ? decide(viewer, nomination, decision)
                            : decidedAlready(viewer, nomination, decision);
                });
    }

    private Uni<Void> decide(Viewer viewer, Nomination nomination, DecisionForm.Decision decision) {
        return limits.warnings(nomination.jurisdictionKey, nomination.centerKey).chain(warnings -> {
            nomination.decide(decision.state(), viewer.id(), clock.instant(), decision.note());
            nomination.accessUntil = decision.until();
            Uni<Void> admitted = decision.state() == NominationState.DECLINED
                    ? Uni.createFrom().voidItem()
                    : admit(viewer, nomination);
            return admitted.chain(() -> audit.record(viewer, act(nomination, decision, warnings)))
                    .chain(() -> mail.decided(viewer, nomination));
        });
    }

    private Uni<Void> admit(Viewer viewer, Nomination nomination) {
        return memberships
                .know(List.of(new NewPerson(
                        nomination.email,
                        nomination.name,
                        nomination.roleTitle,
                        nomination.jurisdictionKey,
                        nomination.centerKey)))
                .chain(people -> {
                    KnownPerson person = people.values().iterator().next();
                    if (!person.active()) {
                        throw new Invalid("decision", "The account with this address is closed by now. Decline.");
                    }
                    nomination.personId = person.id();
                    return place(nomination).chain(place -> admit(viewer, nomination, person, place));
                });
    }

    private Uni<Void> admit(Viewer viewer, Nomination nomination, KnownPerson person, String place) {
        Reach reach = nomination.state() == NominationState.APPROVED ? Reach.CORE : Reach.MEMBERS;
        String basis = nomination.centerKey == null ? "NOMINATED" : "CENTER";
        if (person.member()) {
            Uni<Void> risen = person.reach().rank() >= reach.rank()
                    ? Uni.createFrom().voidItem()
                    : memberships
                            .begin(new MembershipService.Place(
                                    person.id(), reach, basis, false, nomination.accessUntil, nomination.id))
                            .chain(() -> nomination.coreRequest()
                                    ? Uni.createFrom().voidItem()
                                    : mail.risen(nomination, person));
            return risen.chain(() -> colleagues.begin(nomination, person.id()));
        }
        return invitations
                .mustNotHoldSeat(person)
                .chain(() -> invitations.ask(
                        List.of(new Invitee(
                                person.id(),
                                person.email(),
                                nomination.name,
                                nomination.roleTitle,
                                place,
                                reach,
                                List.of(),
                                basis,
                                null,
                                nomination.jurisdictionKey,
                                false,
                                nomination.accessUntil,
                                nomination.id,
                                null)),
                        viewer.id()));
    }

    private Uni<String> place(Nomination nomination) {
        String key = nomination.jurisdictionKey;
        String center = nomination.centerKey;
        if (key != null) {
            return jurisdictions.names().map(names -> names.getOrDefault(key, key));
        }
        return center == null
                ? Uni.createFrom().item("")
                : jurisdictions.centers().map(names -> names.getOrDefault(center, center));
    }

    private Uni<Void> decidedAlready(Viewer viewer, Nomination nomination, DecisionForm.Decision decision) {
        UUID by = nomination.decidedBy;
        if (by == null || (by.equals(viewer.personId()) && nomination.state() == decision.state())) {
            // The same form sent twice.
            return Uni.createFrom().voidItem();
        }
        return memberships.find(by).chain(person -> Uni.createFrom()
                .failure(new Conflict("%s decided on this nomination before you: %s. Nothing was changed."
                        .formatted(
                                person.map(KnownPerson::name).orElse("Somebody"),
                                nomination.state().words.toLowerCase(java.util.Locale.ROOT)))));
    }

    private static Act act(Nomination nomination, DecisionForm.Decision decision, List<String> warnings) {
        String name =
                switch (decision.state()) {
                    case APPROVED -> "nomination.approved";
                    case EXTENDED -> "nomination.admitted-as-extended";
                    default -> "nomination.declined";
                };
        return NominationService.act(name, nomination)
                .with("over-limit", !warnings.isEmpty())
                .because(decision.note());
    }
}
