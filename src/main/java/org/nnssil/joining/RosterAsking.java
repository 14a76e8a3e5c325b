package org.nnssil.joining;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.nnssil.account.Accounts;
import org.nnssil.audit.Act;
import org.nnssil.audit.AuditTrail;
import org.nnssil.community.AdmissionService;
import org.nnssil.community.Door;
import org.nnssil.community.KnownPerson;
import org.nnssil.community.MembershipService;
import org.nnssil.community.PersonRef;
import org.nnssil.community.RosterInvitations;
import org.nnssil.security.LinkToken;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;
import org.nnssil.shared.Ids;
import org.nnssil.web.Invalid;

/** Writes invitations into sub-communities and their mails, inside the caller's transaction. */
@ApplicationScoped
class RosterAsking implements RosterInvitations {

    static final String MEMBER = "MEMBER";
    static final String CONVENER = "CONVENER";

    static final String SENT = "community-invitation.sent";

    private final AdmissionService admission;
    private final InvitationRepository invitations;
    private final MembershipService people;
    private final JoinMail mail;
    private final Accounts accounts;
    private final AuditTrail audit;
    private final Clock clock;

    RosterAsking(
            AdmissionService admission,
            InvitationRepository invitations,
            MembershipService people,
            JoinMail mail,
            Accounts accounts,
            AuditTrail audit,
            Clock clock) {
        this.admission = admission;
        this.invitations = invitations;
        this.people = people;
        this.mail = mail;
        this.accounts = accounts;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Uni<Optional<String>> asked(UUID submission) {
        return invitations
                .ofSubmission(submission)
                .chain(done -> done == null
                        ? Uni.createFrom().item(Optional.empty())
                        : known(done).map(Optional::of));
    }

    @Override
    public Uni<Void> ask(Viewer by, Door door, PersonRef person, Wanted wanted) {
        return mustHaveNone(door, person, MEMBER).chain(() -> {
            Invitation invitation = invitation(by, door, person, MEMBER, wanted.submission());
            invitation.reach = (short) wanted.reach().rank();
            invitation.roles = wanted.roles().toArray(String[]::new);
            invitation.represent(wanted.organization());
            invitation.exception = wanted.exception();
            invitation.roleTitle = person.role();
            invitation.jurisdictionKey = wanted.jurisdictionKey();
            return send(by, door, person, invitation, SENT);
        });
    }

    @Override
    public Uni<Void> askToConvene(Viewer by, Door door, PersonRef person, UUID submission) {
        Invitation invitation = invitation(by, door, person, CONVENER, submission);
        invitation.reach = (short) Reach.CONVENERS.rank();
        return send(by, door, person, invitation, "succession.offered");
    }

    @Override
    public Uni<Long> waiting(UUID communityId) {
        return invitations.waiting(communityId);
    }

    /** Who is on the roster is not asked onto it. */
    Uni<Void> mustBeOutside(Door door, PersonRef person) {
        return admission
                .inside(door.id(), person.id())
                .invoke(inside -> {
                    if (inside) {
                        throw new Invalid("email", "They are on the roster already.");
                    }
                })
                .replaceWithVoid();
    }

    /** One question of a kind to one person at a time; one that ran out is none. */
    Uni<Void> mustHaveNone(Door door, PersonRef person, String kind) {
        return invitations
                .open(door.id(), person.id(), kind)
                .invoke(open -> {
                    if (open != null && !open.expired(clock.instant())) {
                        throw new Invalid("email", "They have an invitation and have not answered yet.");
                    }
                    if (open != null) {
                        open.status = "EXPIRED";
                    }
                })
                .call(() -> invitations.flush())
                .replaceWithVoid();
    }

    /** What the conveners call whom they asked. */
    Uni<String> known(Invitation invitation) {
        String name = invitation.name;
        return name != null
                ? Uni.createFrom().item(name)
                : people.find(invitation.personId)
                        .map(person -> person.map(KnownPerson::name).orElse(""));
    }

    Invitation invitation(Viewer by, Door door, PersonRef person, String kind, UUID submission) {
        Invitation invitation = new Invitation();
        invitation.id = Ids.next(clock);
        invitation.communityId = door.id();
        invitation.personId = person.id();
        invitation.name = person.name();
        invitation.kind = kind;
        invitation.invitedBy = by.id();
        invitation.sentAt = clock.instant();
        invitation.expiresAt = clock.instant().plus(InvitationService.GOOD_FOR);
        invitation.submissionKey = submission;
        return invitation;
    }

    /** One question more, and its entry in the trail. */
    Uni<Void> send(Viewer viewer, Door door, PersonRef person, Invitation invitation, String act) {
        return mail(viewer, door, person, invitation)
                .chain(() -> audit.record(
                        viewer, Act.of(act).to(person.id()).in(door.id()).on("invitation " + invitation.id)));
    }

    /**
     * Who has never signed in answers by a link, which is the proof that they read that mailbox; an earlier link ends.
     */
    Uni<Void> mail(Viewer viewer, Door door, PersonRef person, Invitation invitation) {
        return people.find(person.id()).chain(known -> {
            boolean signsIn = known.map(KnownPerson::signedInOnce).orElse(true);
            LinkToken link = LinkToken.fresh();
            invitation.tokenHash = signsIn ? null : link.hash();
            return invitations
                    .persistAndFlush(invitation)
                    .chain(() -> mail.invited(viewer, door, invitation, person, signsIn ? "" : link.text()))
                    // Who left everything could not sign in to answer.
                    .chain(() -> accounts.reopenClosed(person.id()));
        });
    }
}
