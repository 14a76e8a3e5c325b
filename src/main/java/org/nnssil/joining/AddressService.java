package org.nnssil.joining;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Locale;
import java.util.UUID;
import org.nnssil.audit.Act;
import org.nnssil.audit.AuditTrail;
import org.nnssil.community.AdmissionService;
import org.nnssil.community.Door;
import org.nnssil.community.IntroductionService;
import org.nnssil.community.KnownPerson;
import org.nnssil.community.MembershipService;
import org.nnssil.community.PersonRef;
import org.nnssil.mail.Outbox;
import org.nnssil.security.Viewer;
import org.nnssil.web.Absent;
import org.nnssil.web.Conflict;
import org.nnssil.web.Invalid;

/**
 * Corrects the address of an invitation into a community. The question goes to whoever has the new address, known to
 * the service or not, and no row about a person changes: who had the first address may be asked by others too, and an
 * address that conveners could write into a person's row would be a way to other people's accounts. The conveners read
 * the same in either case.
 */
@ApplicationScoped
public class AddressService {

    private final AdmissionService admission;
    private final InvitationRepository invitations;
    private final IntroductionService introductions;
    private final RosterAsking asking;
    private final MembershipService people;
    private final JoinMail mail;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Clock clock;

    AddressService(
            AdmissionService admission,
            InvitationRepository invitations,
            IntroductionService introductions,
            RosterAsking asking,
            MembershipService people,
            JoinMail mail,
            Outbox outbox,
            AuditTrail audit,
            Clock clock) {
        this.admission = admission;
        this.invitations = invitations;
        this.introductions = introductions;
        this.asking = asking;
        this.people = people;
        this.mail = mail;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Another address, or the same one that works by now: a new mail there, good for as long as a first one; the old
     * link ends. The same submission twice corrects once.
     *
     * @throws Invalid naming {@code email} for an address of somebody on the roster, or asked onto it
     * @throws Conflict where it was answered or withdrawn, or the submission did something else before
     */
    @WithTransaction
    public Uni<Void> correct(Viewer viewer, String slug, UUID id, String email, UUID submission) {
        return admission
                .door(viewer, slug)
                .invoke(JoinRequestService::mustConvene)
                .chain(() -> admission.hold(viewer, slug))
                .chain(door -> invitations
                        .of(door.id(), id)
                        .onItem()
                        .ifNull()
                        .failWith(Absent::new)
                        .chain(invitation -> done(invitation, email, submission)
                                .chain(done -> done
                                        ? Uni.createFrom().voidItem()
                                        : correct(viewer, door, invitation, email, submission))));
    }

    /** A form that comes back with another address, or after a later one, is not the same submission. */
    private Uni<Boolean> done(Invitation invitation, String email, UUID submission) {
        if (submission.equals(invitation.sendingKey)) {
            return people.find(invitation.personId).map(asked -> {
                mustBeFresh(asked.map(KnownPerson::email)
                        .filter(email::equalsIgnoreCase)
                        .isEmpty());
                return true;
            });
        }
        return mail.sent(invitation, submission)
                .invoke(AddressService::mustBeFresh)
                .replaceWith(false);
    }

    private static void mustBeFresh(boolean used) {
        if (used) {
            throw new Conflict("This form was sent before, and the address is another one now. Nothing was changed."
                    + " Open the form again to send the invitation elsewhere.");
        }
    }

    private Uni<Void> correct(Viewer viewer, Door door, Invitation invitation, String email, UUID submission) {
        UUID before = invitation.personId;
        return asking.known(invitation)
                .chain(name -> introductions.introduce(email, name, invitation.roleTitle, invitation.jurisdictionKey))
                .call(to -> to.id().equals(before) ? Uni.createFrom().voidItem() : mustBeAskable(door, invitation, to))
                .call(this::forgive)
                .invoke(to -> {
                    invitation.name = to.name();
                    invitation.readdress(
                            to.id(), clock.instant(), clock.instant().plus(InvitationService.GOOD_FOR), submission);
                })
                .chain(to -> asking.mail(viewer, door, to, invitation))
                // Of whom they asked first, as far as the conveners know them; who has the new address says so by
                // answering.
                .chain(() -> audit.record(
                        viewer,
                        Act.of("community-invitation.readdressed")
                                .to(before)
                                .in(door.id())
                                .on("invitation " + invitation.id)));
    }

    /**
     * Mail that came back before is no reason any more, where the convener says that the address is right and nobody
     * else depends on it. A member's address is the coordinator's matter: all mail of the network goes there, and a
     * task asks about their seat.
     */
    private Uni<Void> forgive(PersonRef to) {
        return people.onlyAsked(to.id())
                .chain(only -> only
                        ? outbox.forgiveBounce(to.email().toLowerCase(Locale.ROOT))
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> mustBeAskable(Door door, Invitation invitation, PersonRef to) {
        if (to.id().equals(invitation.predecessorId)) {
            throw new Invalid("email", "Name somebody else.");
        }
        return (invitation.convenes() ? Uni.createFrom().voidItem() : asking.mustBeOutside(door, to))
                .chain(() -> asking.mustHaveNone(door, to, invitation.kind));
    }
}
