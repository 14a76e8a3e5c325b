package org.nnssil.admission;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.nnssil.community.Departure;
import org.nnssil.community.DepartureStep;

/**
 * Whom somebody named stays named, and is the seat's or the center's; what is about themselves is withdrawn; and wishes
 * to become core that wait for them as the seat's holder go to the coordinator, since nobody holds the seat now.
 */
@ApplicationScoped
class AdmissionDeparture implements DepartureStep {

    private static final String OF_THEIRS =
            "(select count(*) from nomination n where n.state in ('ASKED', 'PENDING') and n.kind = '%s'"
                    + " and n.nominator_id = asked.person)";

    private static final String ABOUT_THEM =
            """
            (select count(*) from nomination n join person p on p.id = asked.person
              where n.state in ('ASKED', 'PENDING') and n.kind = 'COLLEAGUE' and n.nominator_id <> p.id
                and (n.person_id = p.id or lower(n.email) = lower(p.email)))""";

    private static final String WAITING_FOR_THEM =
            """
            (select count(*) from nomination n
               join seat_tenure t on t.person_id = asked.person and t.to_date is null and not t.unanswered
                                 and t.jurisdiction_key = n.jurisdiction_key
              where n.state = 'ASKED' and n.kind = 'CORE_REQUEST' and n.nominator_id <> asked.person)""";

    private final NominationRepository nominations;
    private final InvitationRepository invitations;
    private final NominationMail mail;

    AdmissionDeparture(NominationRepository nominations, InvitationRepository invitations, NominationMail mail) {
        this.nominations = nominations;
        this.invitations = invitations;
        this.mail = mail;
    }

    @Override
    public List<Consequence> consequences() {
        return List.of(
                new Consequence(
                        OF_THEIRS.formatted(Nomination.COLLEAGUE),
                        "nomination that they made passes to the seat, or to the center they are from.",
                        "nominations that they made pass to the seat, or to the center they are from."),
                new Consequence(ABOUT_THEM, "nomination of them is withdrawn.", "nominations of them are withdrawn."),
                new Consequence(
                        OF_THEIRS.formatted(Nomination.CORE_REQUEST),
                        "request of theirs to become core is withdrawn.",
                        "requests of theirs to become core are withdrawn."),
                new Consequence(
                        WAITING_FOR_THEM,
                        "request to become core that waits for them goes to the coordinator.",
                        "requests to become core that wait for them go to the coordinator."),
                new Consequence(
                        "(select count(*) from invitation i where i.person_id = asked.person"
                                + " and i.state in ('SENT', 'OPENED'))",
                        "invitation to them is withdrawn.",
                        "invitations to them are withdrawn."));
    }

    @Override
    public Uni<Map<String, Integer>> carryOut(Departure departure) {
        if (!departure.network()) {
            return Uni.createFrom().item(Map.of());
        }
        UUID person = departure.personId();
        Instant now = departure.at();
        return nominations.pass(person, now).chain(passed -> nominations
                .end(person, Nomination.COLLEAGUE, now)
                .call(this::tell)
                .chain(about -> nominations
                        .end(person, Nomination.CORE_REQUEST, now)
                        .chain(asked -> free(departure).chain(freed -> invitations
                                .end(person, "Left the network", now)
                                .map(ended -> Map.of(
                                        "nominationsPassed", passed,
                                        "nominationsWithdrawn", about.size() + asked.size(),
                                        "coreRequestsToCoordinator", freed,
                                        "invitationsWithdrawn", ended))))));
    }

    private Uni<Void> tell(List<NominationRepository.Ended> ended) {
        Uni<Void> told = Uni.createFrom().voidItem();
        for (NominationRepository.Ended one : ended) {
            told = told.chain(() -> mail.withdrawn(one));
        }
        return told;
    }

    /** The seat has been vacated by now, so whatever waits for a holder of it waits for nobody. */
    private Uni<Integer> free(Departure departure) {
        String from = departure.from();
        return from == null
                ? Uni.createFrom().item(0)
                : nominations
                        .holderOf(from)
                        .chain(holder -> holder.isPresent() ? Uni.createFrom().item(0) : nominations.free(from));
    }
}
