package org.nnssil.joining;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.nnssil.account.Accounts;
import org.nnssil.audit.Act;
import org.nnssil.audit.AuditTrail;
import org.nnssil.community.AdmissionService;
import org.nnssil.community.Door;
import org.nnssil.community.Entrant;
import org.nnssil.community.HandoverService;
import org.nnssil.community.IntroductionService;
import org.nnssil.community.KnownPerson;
import org.nnssil.community.MembershipService;
import org.nnssil.community.NotEligible;
import org.nnssil.community.PersonRef;
import org.nnssil.jurisdiction.JurisdictionService;
import org.nnssil.security.LinkToken;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;
import org.nnssil.web.Absent;
import org.nnssil.web.Check;
import org.nnssil.web.Conflict;
import org.nnssil.web.Invalid;
import org.nnssil.web.PersonalLink;

/**
 * Inviting members of the service into a community, and handing over its convener's office. Whoever is invited answers
 * once, signed in as themselves or by the link that who never signed in gets, before it expires; to everybody else an
 * invitation does not exist.
 */
@ApplicationScoped
public class InvitationService {

    /** Long enough for a holiday, short enough that the roster is not full of maybes. */
    static final Duration GOOD_FOR = Duration.ofDays(21);

    private final AdmissionService admission;
    private final HandoverService handover;
    private final IntroductionService introductions;
    private final InvitationRepository invitations;
    private final JoinRequestRepository requests;
    private final JurisdictionService jurisdictions;
    private final RosterAsking asking;
    private final MembershipService people;
    private final Accounts accounts;
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
            RosterAsking asking,
            MembershipService people,
            Accounts accounts,
            JoinMail mail,
            AuditTrail audit,
            Clock clock) {
        this.admission = admission;
        this.handover = handover;
        this.introductions = introductions;
        this.invitations = invitations;
        this.requests = requests;
        this.jurisdictions = jurisdictions;
        this.asking = asking;
        this.people = people;
        this.accounts = accounts;
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

    /** One of a community's, for its conveners. */
    Uni<InvitationRow> ofCommunity(Viewer viewer, Door door, UUID id) {
        return invitations
                .ofCommunity(viewer, door.id(), id)
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
                .call(person -> asking.mustBeOutside(door, person))
                .call(person -> mustBeEligible(door, person, checked))
                .call(person -> asking.mustHaveNone(door, person, RosterAsking.MEMBER))
                .call(person -> {
                    Invitation invitation = asking.invitation(viewer, door, person, RosterAsking.MEMBER, submission);
                    invitation.reach = (short) checked.reach().rank();
                    invitation.represent(checked.organization());
                    invitation.exception = checked.exception();
                    invitation.words = checked.words();
                    return asking.send(viewer, door, person, invitation, RosterAsking.SENT);
                })
                .map(PersonRef::name);
    }

    /**
     * Whether the viewer may hand over or name a convener: one of its conveners; where there is none, the coordinator.
     */
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
                .call(person -> asking.mustHaveNone(door, person, RosterAsking.CONVENER))
                .call(person -> {
                    Invitation invitation = asking.invitation(viewer, door, person, RosterAsking.CONVENER, submission);
                    invitation.reach = (short) Reach.CONVENERS.rank();
                    invitation.predecessorId = door.convener() ? viewer.personId() : null;
                    invitation.words = words;
                    return asking.send(viewer, door, person, invitation, "succession.offered");
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
                        invitation.withdraw(clock.instant());
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
     * @return the slug of the community; the same submission twice is one answer
     */
    @WithTransaction
    public Uni<String> answer(Viewer viewer, UUID id, boolean accepts, String words, UUID submission) {
        return viewer.personId() == null
                ? Uni.createFrom().failure(new Absent())
                : invitations
                        .communityOf(viewer.id(), id)
                        .chain(community -> answer(
                                viewer,
                                community,
                                () -> invitations.lockedTo(viewer.id(), id),
                                new Said(accepts, words, submission, false)));
    }

    /**
     * The invitation behind a link. Nothing is decided by looking at it.
     *
     * @throws Conflict for who is signed in as somebody else
     */
    Uni<InvitationRow> byLink(Viewer viewer, String token) {
        return invitations
                .ofLink(LinkToken.of(token).hash())
                .map(rows -> rows.stream().findFirst().orElseThrow(Absent::new))
                .invoke(row -> PersonalLink.mustBeOf(row.personId(), viewer));
    }

    /**
     * Answers by the link, signed in as who it is for or not at all; who comes in without an account gets one.
     *
     * @return the slug of the community; the same submission twice is one answer
     * @throws Conflict where the link was used, has expired, or is somebody else's
     */
    @WithTransaction
    public Uni<String> answerByLink(Viewer viewer, String token, boolean accepts, String words, UUID submission) {
        return byLink(viewer, token).chain(row -> people.find(row.personId()).chain(found -> {
            KnownPerson person = found.orElseThrow(Absent::new);
            boolean newHere = !viewer.signedIn() && !person.signedInOnce();
            return invitations
                    .communityOf(person.id(), row.id())
                    .chain(community -> answer(
                            viewer.signedIn() ? viewer : standIn(person),
                            community,
                            () -> invitations.lockedTo(person.id(), row.id()),
                            new Said(accepts, words, submission, newHere)));
        }));
    }

    /** Who holds the link and is not signed in: the person, and nothing that a session would give them. */
    private static Viewer standIn(KnownPerson person) {
        return new Viewer(person.id(), null, person.name(), person.email(), "", Viewer.EASTERN, false, null, Map.of());
    }

    /**
     * An answer.
     *
     * @param key the form that was sent
     * @param newHere whether who comes in by it needs an account
     */
    private record Said(boolean accepts, String words, UUID key, boolean newHere) {

        String as() {
            return accepts ? "ACCEPTED" : "DECLINED";
        }

        /** An invitation outlives who answered it: only the same form is the same answer. */
        boolean saidBefore(Invitation invitation) {
            return invitation.status.equals(as()) && key.equals(invitation.answerKey);
        }
    }

    /** The community is locked before the invitation, as by everybody who changes a roster. */
    private Uni<String> answer(
            Viewer viewer, @Nullable UUID community, Supplier<Uni<@Nullable Invitation>> held, Said said) {
        if (community == null) {
            return Uni.createFrom().failure(new Absent());
        }
        return admission
                .holdInvited(community)
                .call(door -> held.get()
                        .onItem()
                        .ifNull()
                        .failWith(Absent::new)
                        .chain(invitation -> said.saidBefore(invitation)
                                ? Uni.createFrom().voidItem()
                                : answer(viewer, door, invitation, said)))
                .map(Door::slug);
    }

    private Uni<Void> answer(Viewer viewer, Door door, Invitation invitation, Said said) {
        invitation.answer(said.as(), said.words(), clock.instant());
        invitation.answerKey = said.key();
        Uni<Void> enters = said.accepts()
                ? enter(viewer, door, invitation)
                        .chain(() -> said.newHere()
                                ? accounts.open(invitation.personId)
                                : Uni.createFrom().voidItem())
                : Uni.createFrom().voidItem();
        return enters.chain(() -> mail.answered(viewer, door, invitation))
                .chain(() -> audit.record(
                        viewer,
                        Act.of(said.accepts() ? "community-invitation.accepted" : "community-invitation.declined")
                                .to(invitation.personId)
                                .in(door.id())
                                .on("invitation " + invitation.id)
                                .because(said.words())));
    }

    private Uni<Void> enter(Viewer viewer, Door door, Invitation invitation) {
        if (invitation.convenes()) {
            return handover.pass(viewer, door.id(), invitation.predecessorId, invitation.id);
        }
        Entrant entrant = new Entrant(
                viewer.id(),
                Reach.ofRank(invitation.reach),
                List.of(invitation.roles),
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
                        // Changed since, or never asked of who reads this: a correction of the address does not.
                        new Conflict("The charter's rules do not hold for you: %s. Ask who invited you."
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
                        "No member of the service has this address. Somebody new is invited on the roster's page: they"
                                + " get a link by mail, and an account when they accept.")));
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
}
