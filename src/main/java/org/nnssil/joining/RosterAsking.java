package org.nnssil.joining;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.nnssil.account.Accounts;
import org.nnssil.audit.Act;
import org.nnssil.audit.AuditTrail;
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

    private final InvitationRepository invitations;
    private final MembershipService people;
    private final JoinMail mail;
    private final Accounts accounts;
    private final AuditTrail audit;
    private final Clock clock;

    RosterAsking(
            InvitationRepository invitations,
            MembershipService people,
            JoinMail mail,
            Accounts accounts,
            AuditTrail audit,
            Clock clock) {
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
                        : people.find(done.personId).map(person -> person.map(KnownPerson::name)));
    }

    @Override
    public Uni<Void> ask(Viewer by, Door door, PersonRef person, Wanted wanted) {
        return mustHaveNone(door, person, MEMBER).chain(() -> {
            Invitation invitation = invitation(by, door, person, MEMBER, wanted.submission());
            invitation.reach = (short) wanted.reach().rank();
            invitation.roles = wanted.roles().toArray(String[]::new);
            invitation.represent(wanted.organization());
            invitation.exception = wanted.exception();
            return send(by, door, person, invitation, "community-invitation.sent");
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

    /** One question of a kind to one person at a time; one that ran out is none. */
    Uni<Void> mustHaveNone(Door door, PersonRef person, String kind) {
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

    Invitation invitation(Viewer by, Door door, PersonRef person, String kind, UUID submission) {
        Invitation invitation = new Invitation();
        invitation.id = Ids.next(clock);
        invitation.communityId = door.id();
        invitation.personId = person.id();
        invitation.kind = kind;
        invitation.invitedBy = by.id();
        invitation.sentAt = clock.instant();
        invitation.expiresAt = clock.instant().plus(InvitationService.GOOD_FOR);
        invitation.submissionKey = submission;
        return invitation;
    }

    /** Who has never signed in answers by a link, which is the proof that they read that mailbox. */
    Uni<Void> send(Viewer viewer, Door door, PersonRef person, Invitation invitation, String act) {
        return people.find(person.id())
                .chain(known -> {
                    boolean signsIn = known.map(KnownPerson::signedInOnce).orElse(true);
                    LinkToken link = LinkToken.fresh();
                    invitation.tokenHash = signsIn ? null : link.hash();
                    return invitations
                            .persistAndFlush(invitation)
                            .chain(() -> mail.invited(viewer, door, invitation, person, signsIn ? "" : link.text()))
                            // Who left everything could not sign in to answer.
                            .chain(() -> accounts.reopenClosed(person.id()));
                })
                .chain(() -> audit.record(
                        viewer, Act.of(act).to(person.id()).in(door.id()).on("invitation " + invitation.id)));
    }
}
