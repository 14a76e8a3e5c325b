package org.nnssil.admission;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.audit.Act;
import org.nnssil.audit.AuditTrail;
import org.nnssil.community.CorrectedWords;
import org.nnssil.community.KnownPerson;
import org.nnssil.community.MembershipService;
import org.nnssil.mail.Outbox;
import org.nnssil.security.LinkToken;
import org.nnssil.security.Viewer;
import org.nnssil.shared.Ids;
import org.nnssil.web.Absent;
import org.nnssil.web.Conflict;
import org.nnssil.web.Invalid;

/** Puts the question of an invitation before somebody, again, at another address, or no more. */
@ApplicationScoped
public class AskingService {

    /** Long enough for a summer holiday; the coordinator can send a new link at any time. */
    static final Duration GOOD_FOR = Duration.ofDays(30);

    private final InvitationRepository invitations;
    private final MembershipService memberships;
    private final AdmissionMail mail;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Clock clock;

    AskingService(
            InvitationRepository invitations,
            MembershipService memberships,
            AdmissionMail mail,
            Outbox outbox,
            AuditTrail audit,
            Clock clock) {
        this.invitations = invitations;
        this.memberships = memberships;
        this.mail = mail;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** A new link by a new mail; the old one stops working. */
    @WithTransaction
    public Uni<Void> sendAgain(Viewer viewer, UUID id, UUID submission) {
        mayAct(viewer);
        return waiting(id).chain(invitation -> sendAgain(viewer, invitation, submission));
    }

    /**
     * Another address, for an invitation whose mail came back, and a new link there; the old one stops working. Of
     * somebody who has signed in or is a member the address is theirs to change.
     *
     * @throws Invalid naming {@code email} where it cannot be that
     */
    @WithTransaction
    public Uni<Void> readdress(Viewer viewer, UUID id, String email, UUID submission) {
        mayAct(viewer);
        return waiting(id).chain(invitation -> memberships.ofEmail(email).chain(owner -> {
            if (owner.filter(person -> person.id().equals(invitation.personId)).isPresent()) {
                return sendAgain(viewer, invitation, submission);
            }
            if (owner.isPresent()) {
                throw new Invalid(
                        "email", "Somebody else has this address. Withdraw this invitation and invite them there.");
            }
            return invitations
                    .readdress(invitation.personId, email)
                    .invoke(changed -> {
                        if (!changed) {
                            throw new Invalid(
                                    "email",
                                    "They have an account, and change their address there themselves. Ask them, or withdraw this invitation.");
                        }
                    })
                    .chain(() -> audit.record(viewer, act("invitation.readdressed", invitation)))
                    .chain(() -> sendAgain(viewer, invitation, submission));
        }));
    }

    private Uni<Void> sendAgain(Viewer viewer, Invitation invitation, UUID submission) {
        LinkToken link = LinkToken.fresh();
        Instant expires = clock.instant().plus(GOOD_FOR);
        String key = "invitation:" + invitation.id + ":" + submission;
        if (invitation.mailKey.equals(key)) {
            return Uni.createFrom().voidItem();
        }
        invitation.sendAgain(link.hash(), clock.instant(), expires, key);
        return invitee(invitation)
                // The coordinator says that the address is right: mail that came back from it before is no reason any
                // more.
                .call(to -> outbox.forgiveBounce(to.email().toLowerCase(Locale.ROOT)))
                .chain(to ->
                        mail.invite(List.of(new InvitationRepository.Asked(invitation.id, to, link, key)), expires))
                .chain(() -> audit.record(viewer, act("invitation.sent-again", invitation)));
    }

    /** Asks these people, each by a mail of their own, inside the caller's transaction. */
    Uni<Void> ask(List<Invitee> invitees, @Nullable UUID by) {
        if (invitees.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Instant expires = clock.instant().plus(GOOD_FOR);
        List<InvitationRepository.Asked> asked = invitees.stream()
                .map(to -> {
                    UUID id = Ids.next(clock);
                    return new InvitationRepository.Asked(id, to, LinkToken.fresh(), "invitation:" + id);
                })
                .toList();
        return invitations.addAll(asked, expires, by).chain(() -> mail.invite(asked, expires));
    }

    /**
     * Another invitation would end the one to a seat, and the seat would be held for somebody who cannot answer any
     * more.
     *
     * @throws Conflict for who was asked to hold a seat and has not answered
     */
    Uni<Void> mustNotHoldSeat(KnownPerson person) {
        return invitations
                .waiting(person.id())
                .invoke(waiting -> {
                    if (waiting != null && waiting.seatKey != null) {
                        throw new Conflict(
                                "%s was asked to hold the seat of %s and is a core member when they accept. Decline, or withdraw that invitation first. Nothing was changed."
                                        .formatted(waiting.name, waiting.place));
                    }
                })
                .replaceWithVoid();
    }

    /** What the invitations that wait call these people, inside the caller's transaction. */
    Uni<Void> correct(List<CorrectedWords> corrected) {
        return invitations.correct(corrected);
    }

    Uni<Void> tellSeated(Invitee to, String occasion) {
        return mail.seated(to, occasion);
    }

    /** Ends an invitation because of something else that happened; no seat is touched. */
    Uni<Void> supersede(UUID personId, String reason) {
        return supersede(personId, null, reason);
    }

    /** @param seatKey only one that is about this seat; null: whatever it is about */
    Uni<Void> supersede(UUID personId, @Nullable String seatKey, String reason) {
        return invitations
                .waiting(personId)
                .invoke(invitation -> {
                    if (invitation != null && (seatKey == null || seatKey.equals(invitation.seatKey))) {
                        invitation.decide(Invitation.WITHDRAWN, clock.instant(), reason, null);
                    }
                })
                .chain(invitations::flush);
    }

    /**
     * One that waits for an answer, locked, after the national roster.
     *
     * @throws Conflict in words where it does not wait any more
     */
    Uni<Invitation> waiting(UUID id) {
        return memberships
                .hold()
                .chain(() -> invitations.locked(id))
                .onItem()
                .ifNull()
                .failWith(Absent::new)
                .invoke(invitation -> {
                    if (!invitation.waits()) {
                        throw new Conflict("This invitation was %s already. Nothing was changed."
                                .formatted(InvitationStatus.valueOf(invitation.state)
                                        .words
                                        .toLowerCase(Locale.ROOT)));
                    }
                });
    }

    private Uni<Invitee> invitee(Invitation invitation) {
        return memberships.find(invitation.personId).map(found -> {
            KnownPerson person = found.orElseThrow(Absent::new);
            return new Invitee(
                    person.id(),
                    person.email(),
                    invitation.name,
                    invitation.roleTitle,
                    invitation.place,
                    invitation.reach(),
                    List.of(invitation.roles),
                    invitation.basis,
                    invitation.seatKey,
                    invitation.jurisdictionKey,
                    invitation.founding,
                    invitation.accessUntil,
                    invitation.nominationId,
                    invitation.submissionKey);
        });
    }

    static Act act(String name, Invitation invitation) {
        return Act.of(name)
                .to(invitation.personId)
                .at(invitation.seatKey)
                .in(Viewer.NATIONAL)
                .on("invitation " + invitation.id)
                .with("reach", invitation.reach().key());
    }

    private static void mayAct(Viewer viewer) {
        if (!viewer.coordinator()) {
            throw new Absent();
        }
    }
}
