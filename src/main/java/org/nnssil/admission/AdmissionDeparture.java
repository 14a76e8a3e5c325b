package org.nnssil.admission;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.nnssil.community.Departure;
import org.nnssil.community.DepartureStep;

/**
 * Whom somebody named stays named, and is the seat's or the center's; what is about themselves is withdrawn; and wishes to
 * become core that wait for them as the seat's holder go to the coordinator, since nobody holds the seat now.
 */
@ApplicationScoped
class AdmissionDeparture implements DepartureStep {

    private final NominationRepository nominations;
    private final InvitationRepository invitations;
    private final NominationMail mail;

    AdmissionDeparture(NominationRepository nominations, InvitationRepository invitations, NominationMail mail) {
        this.nominations = nominations;
        this.invitations = invitations;
        this.mail = mail;
    }

    @Override
    public Uni<List<String>> foresee(UUID personId) {
        return nominations.open(personId).map(open -> {
            List<String> words = new ArrayList<>();
            say(
                    words,
                    open.named(),
                    "nomination that they made passes to the seat, or to the center they are from.",
                    "nominations that they made pass to the seat, or to the center they are from.");
            say(words, open.about(), "nomination of them is withdrawn.", "nominations of them are withdrawn.");
            say(
                    words,
                    open.asked(),
                    "request of theirs to become core is withdrawn.",
                    "requests of theirs to become core are withdrawn.");
            say(
                    words,
                    open.waiting(),
                    "request to become core that waits for them goes to the coordinator.",
                    "requests to become core that wait for them go to the coordinator.");
            say(words, open.invitations(), "invitation to them is withdrawn.", "invitations to them are withdrawn.");
            return words;
        });
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

    private static void say(List<String> words, int count, String one, String many) {
        if (count > 0) {
            words.add(count + " " + (count == 1 ? one : many));
        }
    }
}
