package org.nnssil.community;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.nnssil.jurisdiction.LiaisonService;
import org.nnssil.mail.Letter;
import org.nnssil.mail.Outbox;
import org.nnssil.shared.BaseUrl;

/**
 * The mails about a departure: to the one who left, and to those at the center who should know. The reason stays here.
 */
@ApplicationScoped
class DepartureMail {

    /**
     * @param membership the one that ended; a departure is told once
     * @param from name of the jurisdiction they worked for, or empty
     * @param to name of the one they moved to, or empty
     */
    record Occasion(
            UUID membership, Person person, String fromKey, String from, String to, boolean heldSeat, int drafts) {}

    private final Outbox outbox;
    private final BaseUrl baseUrl;

    DepartureMail(Outbox outbox, @ConfigProperty(name = "network.base-url") BaseUrl baseUrl) {
        this.outbox = outbox;
        this.baseUrl = baseUrl;
    }

    Uni<Void> departed(Occasion occasion) {
        Person person = occasion.person();
        String text = occasion.to().isEmpty()
                ? """
                Dear %s,

                Your membership in the National Network of State School Improvement Leaders has ended. Registrations for sessions to come are cancelled, and drafts wait with your jurisdiction. What you wrote stays, signed with the role you had.

                If this is a mistake, answer this mail. You can be invited again at any time.
                """
                        .formatted(person.name)
                : """
                Dear %s,

                You are now a member of the National Network of State School Improvement Leaders for %s. What belonged to your earlier post (drafts, a seat, groups you were in for your organization) stayed there; what you wrote stays signed with the role you had.

                %s

                Sign in again with this address, %s.
                """
                        .formatted(person.name, occasion.to(), baseUrl, person.email);
        return outbox.enqueue(letter(
                occasion,
                "person",
                occasion.to().isEmpty() ? "MEMBERSHIP_ENDED" : "MEMBERSHIP_MOVED",
                new Letter.Recipient(person.id, person.email, person.name),
                occasion.to().isEmpty()
                        ? "Your membership in the network has ended"
                        : "You are in the network for " + occasion.to(),
                text));
    }

    Uni<Void> liaisons(Occasion occasion, List<LiaisonService.Told> liaisons) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (LiaisonService.Told liaison : liaisons) {
            all = all.chain(() -> outbox.enqueue(liaison(occasion, liaison)));
        }
        return all;
    }

    private Letter liaison(Occasion occasion, LiaisonService.Told liaison) {
        Person person = occasion.person();
        String text =
                """
                Dear %s,

                %s no longer works for %s in the network%s.%s%s

                %s/jurisdictions/%s

                You get this mail because your center serves %s.
                """
                        .formatted(
                                liaison.name(),
                                person.name,
                                occasion.from(),
                                occasion.to().isEmpty() ? "" : " and is with " + occasion.to() + " now",
                                occasion.heldSeat() ? " The seat is vacant until a successor is named." : "",
                                drafts(occasion.drafts()),
                                baseUrl,
                                occasion.fromKey(),
                                occasion.from());
        return letter(
                occasion,
                "liaison:" + liaison.id(),
                "LIAISON_TOLD",
                new Letter.Recipient(liaison.id(), liaison.email(), liaison.name()),
                occasion.heldSeat()
                        ? "The seat of " + occasion.from() + " is vacant"
                        : "A member from " + occasion.from() + " has left",
                text);
    }

    private static String drafts(int drafts) {
        return drafts == 0 ? "" : drafts == 1 ? " One draft waits there." : " %d drafts wait there.".formatted(drafts);
    }

    private static Letter letter(
            Occasion occasion, String who, String kind, Letter.Recipient to, String subject, String text) {
        return new Letter("departure:" + occasion.membership() + ":" + who, kind, to, null, subject, text, null, null);
    }
}
