package org.nnssil.admission;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.account.Accounts;
import org.nnssil.audit.AuditTrail;
import org.nnssil.community.KnownPerson;
import org.nnssil.community.MembershipService;
import org.nnssil.community.SeatTakingService;
import org.nnssil.jurisdiction.JurisdictionService;
import org.nnssil.jurisdiction.SeatService;
import org.nnssil.security.LinkToken;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;
import org.nnssil.shared.Page;
import org.nnssil.web.Absent;
import org.nnssil.web.Conflict;
import org.nnssil.web.Invalid;
import org.nnssil.web.PersonalLink;

/**
 * Invitations to the National Network. The link in the mail is the proof that its holder reads that mailbox: it can be
 * accepted or declined without signing in, and never by somebody who is signed in as another person. Membership begins
 * when it is accepted.
 */
@ApplicationScoped
public class InvitationService {

    private final InvitationRepository invitations;
    private final InvitationReadRepository reads;
    private final OpeningService opening;
    private final AskingService asking;
    private final MembershipService memberships;
    private final SeatService seats;
    private final JurisdictionService jurisdictions;
    private final Coordinators coordinators;
    private final SeatTakingService taking;
    private final CenterColleagues liaisons;
    private final Accounts accounts;
    private final AdmissionMail mail;
    private final AuditTrail audit;
    private final Clock clock;

    InvitationService(
            InvitationRepository invitations,
            InvitationReadRepository reads,
            OpeningService opening,
            AskingService asking,
            MembershipService memberships,
            SeatService seats,
            JurisdictionService jurisdictions,
            Coordinators coordinators,
            SeatTakingService taking,
            CenterColleagues liaisons,
            Accounts accounts,
            AdmissionMail mail,
            AuditTrail audit,
            Clock clock) {
        this.invitations = invitations;
        this.reads = reads;
        this.opening = opening;
        this.asking = asking;
        this.memberships = memberships;
        this.seats = seats;
        this.jurisdictions = jurisdictions;
        this.coordinators = coordinators;
        this.taking = taking;
        this.liaisons = liaisons;
        this.accounts = accounts;
        this.mail = mail;
        this.audit = audit;
        this.clock = clock;
    }

    Uni<Page<InvitationRow>> list(Viewer viewer, @Nullable InvitationStatus status, @Nullable UUID after, int limit) {
        mayAct(viewer);
        return reads.list(status, after, limit + 1)
                .map(rows -> Page.of(rows, limit, row -> row.id().toString()));
    }

    Uni<Map<InvitationStatus, Long>> counts(Viewer viewer) {
        mayAct(viewer);
        return reads.counts();
    }

    Uni<InvitationRow> find(Viewer viewer, UUID id) {
        mayAct(viewer);
        return reads.find(id).map(found -> found.orElseThrow(Absent::new));
    }

    /**
     * The invitation behind a link, for deciding on it. Notes that the link was opened, which a program that scans mail
     * does too; nothing is decided by it. Absent for a link that was never given out or was replaced by a newer one.
     *
     * @throws Conflict where the link was used, has expired, or is somebody else's
     */
    Uni<InvitationRow> open(Viewer viewer, String token) {
        return opening.opened(viewer, token)
                .chain(() -> reads.ofToken(LinkToken.of(token).hash()))
                .map(found -> found.orElseThrow(Absent::new));
    }

    /**
     * Accepts: membership begins now, or the seat is theirs. The same form sent twice accepts once.
     *
     * @throws Conflict where the link was used, has expired, or is somebody else's
     */
    @WithTransaction
    public Uni<Void> accept(Viewer viewer, String token, UUID submission) {
        return decide(viewer, token, submission, invitation -> memberships
                .find(invitation.personId)
                .invoke(person -> invitation.decide(Invitation.ACCEPTED, clock.instant(), "", submission))
                .call(() -> begin(invitation))
                // Who accepts signed in has an account, and so has who was a member before.
                .chain(person ->
                        viewer.signedIn() || person.filter(KnownPerson::member).isPresent()
                                ? Uni.createFrom().voidItem()
                                : accounts.open(invitation.personId))
                .chain(() -> liaisons.begin(invitation))
                .chain(() -> audit.record(invitation.personId, AskingService.act("invitation.accepted", invitation))));
    }

    private Uni<Void> begin(Invitation invitation) {
        MembershipService.Place place = new MembershipService.Place(
                invitation.personId,
                invitation.reach(),
                List.of(invitation.roles),
                invitation.basis,
                invitation.founding,
                invitation.accessUntil,
                invitation.jurisdictionKey,
                invitation.id);
        String seat = invitation.seatKey;
        return invitations.flush().chain(() -> seat == null ? memberships.begin(place) : taking.take(place, seat));
    }

    /** Declines, and gives the seat back that was held meanwhile; the coordinator is told why. */
    @WithTransaction
    public Uni<Void> decline(Viewer viewer, String token, String reason, UUID submission) {
        return decide(viewer, token, submission, invitation -> Uni.createFrom()
                .voidItem()
                .invoke(() -> invitation.decide(Invitation.DECLINED, clock.instant(), reason, submission))
                .chain(() -> freeSeat(invitation, "Declined: " + reason))
                .chain(() -> audit.record(
                        invitation.personId,
                        AskingService.act("invitation.declined", invitation).because(reason)))
                .chain(() -> tellDeclined(invitation, reason)));
    }

    /**
     * Invites one person. For the coordinator.
     *
     * @return the id of the invitation; the same submission twice invites once
     */
    @WithTransaction
    public Uni<UUID> invite(Viewer viewer, InvitationForm form, @Nullable UUID submission) {
        mayAct(viewer);
        // Of two at once the second sees what the first did.
        return memberships.hold().chain(() -> earlier(submission)).chain(done -> done.map(
                        id -> Uni.createFrom().item(id))
                .orElseGet(() -> jurisdictions.names().chain(names -> {
                    InvitationForm.Wanted wanted = form.checked(names, seats.today());
                    String key = wanted.person().jurisdictionKey();
                    return invite(viewer, wanted, key == null ? "" : names.getOrDefault(key, key), submission);
                })));
    }

    private Uni<Optional<UUID>> earlier(@Nullable UUID submission) {
        return submission == null
                ? Uni.createFrom().item(Optional.empty())
                : invitations.ofSubmission(submission).map(done -> Optional.ofNullable(done)
                        .map(invitation -> invitation.id));
    }

    /** Takes an invitation back; the seat that was held meanwhile is vacant. */
    @WithTransaction
    public Uni<Void> withdraw(Viewer viewer, UUID id, String reason) {
        mayAct(viewer);
        return asking.waiting(id).chain(invitation -> {
            invitation.decide(Invitation.WITHDRAWN, clock.instant(), reason, null);
            return freeSeat(invitation, "Invitation withdrawn: " + reason)
                    .chain(() -> audit.record(
                            viewer,
                            AskingService.act("invitation.withdrawn", invitation)
                                    .because(reason)));
        });
    }

    private interface Decision {
        Uni<Void> take(Invitation invitation);
    }

    private Uni<Void> decide(Viewer viewer, String token, UUID submission, Decision decision) {
        return memberships
                .hold()
                .chain(() -> invitations.locked(LinkToken.of(token).hash()))
                .onItem()
                .ifNull()
                .failWith(Absent::new)
                .invoke(invitation -> PersonalLink.mustBeOf(invitation.personId, viewer))
                .chain(invitation -> {
                    if (submission.equals(invitation.decisionKey)) {
                        return Uni.createFrom().voidItem();
                    }
                    invitation.mustWait(clock.instant());
                    return decision.take(invitation);
                });
    }

    private Uni<Void> freeSeat(Invitation invitation, String reason) {
        String seat = invitation.seatKey;
        return seat == null
                ? Uni.createFrom().voidItem()
                : invitations
                        .holdsSeat(seat, invitation.personId)
                        .chain(holds -> holds
                                ? seats.vacate(seat, seats.today(), reason).replaceWithVoid()
                                : Uni.createFrom().voidItem());
    }

    private Uni<Void> tellDeclined(Invitation invitation, String reason) {
        String text =
                """
                %s declined the invitation%s.

                Their reason: %s

                %s
                """
                        .formatted(
                                invitation.name,
                                invitation.seatKey == null
                                        ? " to the National Network"
                                        : " to hold the seat of " + invitation.place + ", which is vacant",
                                reason,
                                mail.url("/desk/invitations/" + invitation.id));
        return coordinators.tell(
                "invitation:" + invitation.id + ":declined",
                "INVITATION_DECLINED",
                invitation.name + " declined the invitation",
                to -> text);
    }

    private Uni<UUID> invite(Viewer viewer, InvitationForm.Wanted wanted, String place, @Nullable UUID submission) {
        return memberships.know(List.of(wanted.person())).chain(people -> {
            KnownPerson person = people.values().iterator().next();
            mustBeInvitable(person, wanted.reach());
            Invitee to = new Invitee(
                    person.id(),
                    person.email(),
                    wanted.person().name(),
                    wanted.person().roleTitle(),
                    place,
                    wanted.reach(),
                    List.of(),
                    "INVITED",
                    null,
                    wanted.person().jurisdictionKey(),
                    false,
                    wanted.until(),
                    null,
                    submission);
            return noneWaiting(person)
                    .chain(() -> asking.ask(List.of(to), viewer.id()))
                    .chain(() -> invitations.waiting(person.id()))
                    .call(invitation -> audit.record(viewer, AskingService.act("invitation.sent", invitation)))
                    .map(invitation -> invitation.id);
        });
    }

    private static void mustBeInvitable(KnownPerson person, Reach reach) {
        if (!person.active()) {
            throw new Invalid("email", "The account with this address is closed.");
        }
        if (person.reach().rank() >= reach.rank()) {
            throw new Invalid("email", "%s is a member already.".formatted(person.name()));
        }
    }

    private Uni<Void> noneWaiting(KnownPerson person) {
        return invitations
                .waiting(person.id())
                .invoke(waiting -> {
                    if (waiting != null) {
                        throw new Invalid(
                                "email",
                                "This address is invited already. Send that invitation again, or withdraw it.");
                    }
                })
                .replaceWithVoid();
    }

    private static void mayAct(Viewer viewer) {
        if (!viewer.coordinator()) {
            throw new Absent();
        }
    }
}
