package org.nnssil.joining;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.nnssil.audit.Act;
import org.nnssil.audit.AuditTrail;
import org.nnssil.community.AdmissionService;
import org.nnssil.community.Door;
import org.nnssil.community.Entrant;
import org.nnssil.community.HandoverService;
import org.nnssil.community.IntroductionService;
import org.nnssil.community.NotEligible;
import org.nnssil.community.PersonRef;
import org.nnssil.jurisdiction.JurisdictionService;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;
import org.nnssil.shared.Ids;
import org.nnssil.web.Absent;
import org.nnssil.web.Check;
import org.nnssil.web.Conflict;
import org.nnssil.web.Invalid;

/**
 * Inviting members of the service into a community, and handing over its convener's office. Whoever is invited answers
 * once, signed in as themselves, before it expires; to everybody else an invitation does not exist.
 */
@ApplicationScoped
public class InvitationService {

    /** Long enough for a holiday, short enough that the roster is not full of maybes. */
    static final Duration GOOD_FOR = Duration.ofDays(21);

    private static final String MEMBER = "MEMBER";
    private static final String CONVENER = "CONVENER";

    private final AdmissionService admission;
    private final HandoverService handover;
    private final IntroductionService introductions;
    private final InvitationRepository invitations;
    private final JoinRequestRepository requests;
    private final JurisdictionService jurisdictions;
    private final JoinMail mail;
    private final AuditTrail audit;
    private final Clock clock;

    InvitationService(
            AdmissionService admission,
            HandoverService handover,
            IntroductionService introductions,
            InvitationRepository invitations,
            JoinRequestRepository requests,
            JurisdictionService jurisdictions,
            JoinMail mail,
            AuditTrail audit,
            Clock clock) {
        this.admission = admission;
        this.handover = handover;
        this.introductions = introductions;
        this.invitations = invitations;
        this.requests = requests;
        this.jurisdictions = jurisdictions;
        this.mail = mail;
        this.audit = audit;
        this.clock = clock;
    }

    Uni<List<InvitationRow>> ofCommunity(Viewer viewer, Door door) {
        return invitations.ofCommunity(viewer, door.id());
    }

    /** One that is for the viewer; absent for everybody else. */
    Uni<InvitationRow> toMe(Viewer viewer, UUID id) {
        if (viewer.personId() == null) {
            return Uni.createFrom().failure(new Absent());
        }
        return invitations
                .toMe(viewer, id)
                .map(rows -> rows.stream().findFirst().orElseThrow(Absent::new));
    }

    /** @return the name of the one invited; the same submission twice invites once */
    @WithTransaction
    public Uni<String> invite(Viewer viewer, String slug, InviteForm form, UUID submission) {
        return admission
                .door(viewer, slug)
                .invoke(JoinRequestService::mustConvene)
                .chain(door -> admission.hold(viewer, slug))
                .chain(door -> invitations
                        .ofSubmission(submission)
                        .chain(done -> done != null
                                ? Uni.createFrom().item("")
                                : jurisdictions
                                        .names()
                                        .map(places -> form.checked(door, places))
                                        .chain(checked -> invite(viewer, door, form, checked, submission))));
    }

    private Uni<String> invite(Viewer viewer, Door door, InviteForm form, InviteForm.Checked checked, UUID submission) {
        return known(form)
                .call(person -> mustBeOutside(door, person))
                .call(person -> mustBeEligible(door, person, checked))
                .call(person -> mustHaveNone(door, person, MEMBER))
                .call(person -> {
                    Invitation invitation = invitation(viewer, door, person, MEMBER, submission);
                    invitation.reach = (short) checked.reach().rank();
                    invitation.represent(checked.organization());
                    invitation.exception = checked.exception();
                    invitation.words = checked.words();
                    return send(viewer, door, person, invitation, "community-invitation.sent");
                })
                .map(PersonRef::name);
    }

    /** Whether the viewer may hand over or name a convener: one of its conveners; where there is none, the coordinator. */
    Uni<Door> vacantOrMine(Viewer viewer, String slug) {
        return admission.door(viewer, slug).invoke(door -> {
            boolean names =
                    viewer.coordinator() && door.conveners() == 0 && !door.id().equals(Viewer.NATIONAL);
            if (!door.convener() && !names) {
                throw new Absent();
            }
        });
    }

    /** Asks somebody to take over. Nothing changes until they accept. */
    @WithTransaction
    public Uni<String> handOver(Viewer viewer, String slug, InviteForm form, UUID submission) {
        return vacantOrMine(viewer, slug)
                .chain(door -> admission.hold(viewer, slug))
                .chain(door -> invitations
                        .ofSubmission(submission)
                        .chain(done ->
                                done != null ? Uni.createFrom().item("") : handOver(viewer, door, form, submission)));
    }

    private Uni<String> handOver(Viewer viewer, Door door, InviteForm form, UUID submission) {
        Check check = new Check();
        String words = form.words(check);
        check.done();
        Uni<PersonRef> whom = door.convener() ? known(form) : introductions.introduce(form.email(), form.name());
        return whom.invoke(person -> {
                    if (person.id().equals(viewer.personId())) {
                        throw new Invalid("email", "Name somebody else.");
                    }
                })
                .call(person -> mustHaveNone(door, person, CONVENER))
                .call(person -> {
                    Invitation invitation = invitation(viewer, door, person, CONVENER, submission);
                    invitation.reach = (short) Reach.CONVENERS.rank();
                    invitation.predecessorId = door.convener() ? viewer.personId() : null;
                    invitation.words = words;
                    return send(viewer, door, person, invitation, "succession.offered");
                })
                .map(PersonRef::name);
    }

    /** Takes an invitation back that was not answered yet. */
    @WithTransaction
    public Uni<Void> withdraw(Viewer viewer, String slug, UUID id) {
        return admission
                .door(viewer, slug)
                .invoke(JoinRequestService::mustConvene)
                .chain(door -> invitations.of(door.id(), id))
                .onItem()
                .ifNull()
                .failWith(Absent::new)
                .invoke(invitation -> {
                    if (!invitation.status.equals("WITHDRAWN")) {
                        invitation.answer("WITHDRAWN", "", clock.instant());
                    }
                })
                .chain(invitation -> audit.record(
                        viewer,
                        Act.of("community-invitation.withdrawn")
                                .to(invitation.personId)
                                .in(invitation.communityId)
                                .on("invitation " + id)));
    }

    /**
     * Answers an invitation that is for the viewer.
     *
     * @return the slug of the community; the same answer sent twice is one
     */
    @WithTransaction
    public Uni<String> answer(Viewer viewer, UUID id, boolean accepts, String words) {
        if (viewer.personId() == null) {
            return Uni.createFrom().failure(new Absent());
        }
        String as = accepts ? "ACCEPTED" : "DECLINED";
        return invitations
                .lockedTo(viewer.id(), id)
                .onItem()
                .ifNull()
                .failWith(Absent::new)
                .chain(invitation -> admission
                        .holdInvited(invitation.communityId)
                        .call(door -> invitation.status.equals(as)
                                ? Uni.createFrom().voidItem()
                                : answer(viewer, door, invitation, as, words))
                        .map(Door::slug));
    }

    private Uni<Void> answer(Viewer viewer, Door door, Invitation invitation, String as, String words) {
        invitation.answer(as, words, clock.instant());
        Uni<Void> enters = as.equals("ACCEPTED")
                ? enter(viewer, door, invitation)
                : Uni.createFrom().voidItem();
        return enters.chain(() -> mail.answered(viewer, door, invitation))
                .chain(() -> audit.record(
                        viewer,
                        Act.of(
                                        as.equals("ACCEPTED")
                                                ? "community-invitation.accepted"
                                                : "community-invitation.declined")
                                .to(invitation.personId)
                                .in(door.id())
                                .on("invitation " + invitation.id)
                                .because(words)));
    }

    private Uni<Void> enter(Viewer viewer, Door door, Invitation invitation) {
        if (invitation.convenes()) {
            return handover.pass(viewer, door.id(), invitation.predecessorId, invitation.id);
        }
        Entrant entrant = new Entrant(
                viewer.id(),
                Reach.ofRank(invitation.reach),
                List.of(),
                invitation.organization(),
                Map.of(),
                invitation.exception,
                invitation.invitedBy,
                "INVITED",
                invitation.id);
        return admission
                .admit(viewer, door.id(), entrant)
                .onFailure(NotEligible.class)
                .transform(refused ->
                        new Conflict("The charter has changed since you were invited: %s. Ask who invited you."
                                .formatted(refused.getMessage())))
                .chain(admitted -> requests.open(door.id(), viewer.id()))
                .invoke(asked -> {
                    if (asked != null) {
                        asked.decide("APPROVED", invitation.invitedBy, clock.instant(), "", invitation.id);
                    }
                })
                .replaceWithVoid();
    }

    private Uni<PersonRef> known(InviteForm form) {
        return introductions
                .member(form.whom())
                .map(found -> found.orElseThrow(() -> new Invalid(
                        "email",
                        "No member of the service has this address. Somebody new is added on the roster: they get a"
                                + " mail and can sign in with that address.")));
    }

    private Uni<Void> mustBeOutside(Door door, PersonRef person) {
        return admission
                .inside(door.id(), person.id())
                .invoke(inside -> {
                    if (inside) {
                        throw new Invalid("email", "%s is on the roster already.".formatted(person.name()));
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> mustBeEligible(Door door, PersonRef person, InviteForm.Checked checked) {
        return admission
                .judge(door, person.id(), checked.organization(), Map.of())
                .invoke(verdict -> {
                    if (!verdict.passes() && checked.exception().isBlank()) {
                        throw new Invalid(
                                "exception",
                                "The charter's rules do not hold: %s. Write why you invite them all the same."
                                        .formatted(verdict.obstacles()));
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> mustHaveNone(Door door, PersonRef person, String kind) {
        return invitations
                .open(door.id(), person.id(), kind)
                .invoke(open -> {
                    if (open != null && !open.expired(clock.instant())) {
                        throw new Invalid(
                                "email", "%s has an invitation and has not answered yet.".formatted(person.name()));
                    }
                    if (open != null) {
                        open.status = "EXPIRED";
                    }
                })
                .call(() -> invitations.flush())
                .replaceWithVoid();
    }

    private Invitation invitation(Viewer by, Door door, PersonRef person, String kind, UUID submission) {
        Invitation invitation = new Invitation();
        invitation.id = Ids.next(clock);
        invitation.communityId = door.id();
        invitation.personId = person.id();
        invitation.kind = kind;
        invitation.invitedBy = by.id();
        invitation.sentAt = clock.instant();
        invitation.expiresAt = clock.instant().plus(GOOD_FOR);
        invitation.submissionKey = submission;
        return invitation;
    }

    private Uni<Void> send(Viewer viewer, Door door, PersonRef person, Invitation invitation, String act) {
        return invitations
                .persistAndFlush(invitation)
                .chain(() -> mail.invited(viewer, door, invitation, person))
                .chain(() -> audit.record(
                        viewer, Act.of(act).to(person.id()).in(door.id()).on("invitation " + invitation.id)));
    }
}
