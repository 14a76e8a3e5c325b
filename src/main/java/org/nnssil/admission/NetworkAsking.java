package org.nnssil.admission;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.nnssil.audit.AuditTrail;
import org.nnssil.community.NetworkInvitations;
import org.nnssil.jurisdiction.JurisdictionService;
import org.nnssil.security.Viewer;

/** Lets whoever names somebody for a seat or the national roster ask them, in the one way there is. */
@ApplicationScoped
class NetworkAsking implements NetworkInvitations {

    private final AskingService invitations;
    private final InvitationRepository repository;
    private final JurisdictionService jurisdictions;
    private final AuditTrail audit;

    NetworkAsking(
            AskingService invitations,
            InvitationRepository repository,
            JurisdictionService jurisdictions,
            AuditTrail audit) {
        this.invitations = invitations;
        this.repository = repository;
        this.jurisdictions = jurisdictions;
        this.audit = audit;
    }

    @Override
    public Uni<Optional<String>> asked(UUID submission) {
        return repository.ofSubmission(submission).map(done -> Optional.ofNullable(done)
                .map(invitation -> invitation.name));
    }

    @Override
    public Uni<Boolean> waits(UUID personId) {
        return repository.waiting(personId).map(waiting -> waiting != null);
    }

    @Override
    public Uni<Void> ask(Viewer by, Wanted wanted) {
        String key = wanted.jurisdictionKey();
        return jurisdictions
                .names()
                .map(names -> new Invitee(
                        wanted.personId(),
                        wanted.email(),
                        wanted.name(),
                        wanted.roleTitle(),
                        key == null ? "" : names.getOrDefault(key, key),
                        wanted.reach(),
                        wanted.roles(),
                        wanted.basis(),
                        wanted.seatKey(),
                        key,
                        false,
                        null,
                        null,
                        wanted.submission()))
                .chain(to -> invitations.ask(List.of(to), by.id()))
                .chain(() -> repository.waiting(wanted.personId()))
                .chain(invitation -> audit.record(by, AskingService.act("invitation.sent", invitation)));
    }

    @Override
    public Uni<Void> seatGone(UUID personId, String seatKey, String reason) {
        return invitations.supersede(personId, seatKey, reason);
    }

    @Override
    public Uni<Long> waiting() {
        return repository.waiting();
    }
}
