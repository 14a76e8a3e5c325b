package org.nnssil.admission;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.nnssil.mail.Letter;
import org.nnssil.mail.Outbox;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;
import org.nnssil.shared.BaseUrl;
import org.nnssil.web.Times;

/** The mails about coming in. Account mail: it always goes. */
@ApplicationScoped
class AdmissionMail {

    private static final String INVITATION =
            """
            Dear %%NAME%%,

            You are invited to %%WHAT%% the National Network of State School Improvement Leaders%%HOW%%.

            The page behind this link says what that means, and there you accept or decline:

            %%LINK%%

            The link is for you alone, works once, and is good until %%UNTIL%%. Opening it decides nothing. If this is a mistake, say so there or answer this mail.
            """;

    private final Outbox outbox;
    private final Times times;
    private final BaseUrl baseUrl;

    AdmissionMail(Outbox outbox, Times times, @ConfigProperty(name = "network.base-url") BaseUrl baseUrl) {
        this.outbox = outbox;
        this.times = times;
        this.baseUrl = baseUrl;
    }

    /** Invitations in one go; give at most a few thousand. */
    Uni<Void> invite(List<InvitationRepository.Asked> asked, Instant expires) {
        Letter letter = new Letter(
                "",
                "INVITATION",
                new Letter.Recipient(null, "", ""),
                null,
                "You are invited to the National Network of State School Improvement Leaders",
                INVITATION,
                null,
                null,
                Viewer.NATIONAL);
        String until = day(expires);
        List<Letter.Copy> copies = asked.stream().map(one -> copy(one, until)).toList();
        return outbox.addBody(letter)
                .chain(body -> outbox.addCopies("INVITATION", null, null, body, copies))
                .replaceWithVoid();
    }

    /** To somebody who was a member already and holds a seat from now on. */
    Uni<Void> seated(Invitee to, String occasion) {
        return send(
                "seat:" + to.seatKey() + ":" + occasion,
                "SEAT_HOLDER",
                to.personId(),
                to.email(),
                to.name(),
                "You hold the seat of " + to.place(),
                """
                Dear %s,

                The founding list names you as the holder of the seat of %s in the National Network of State School Improvement Leaders. You are a member already; nothing is to be done.

                %s/jurisdictions/%s
                """
                        .formatted(to.name(), to.place(), baseUrl, to.seatKey()));
    }

    Uni<Void> send(String key, String kind, UUID personId, String email, String name, String subject, String text) {
        return outbox.enqueue(new Letter(
                key,
                kind,
                new Letter.Recipient(personId, email, name),
                null,
                subject,
                text,
                null,
                null,
                Viewer.NATIONAL));
    }

    String url(String path) {
        return baseUrl + path;
    }

    /** A day in Eastern time, in which the network dates its acts. */
    String day(Instant instant) {
        return times.calendarDate(java.time.LocalDate.ofInstant(instant, Viewer.EASTERN));
    }

    private Letter.Copy copy(InvitationRepository.Asked asked, String until) {
        Invitee to = asked.to();
        Instant access = to.until();
        String what = to.seatKey() == null ? "join" : "hold the seat of " + to.place() + " in";
        String how = to.seatKey() != null
                ? ""
                : to.reach() != Reach.MEMBERS
                        ? " as a " + (to.reach() == Reach.CORE ? "core member" : "convener")
                        : " as an extended member" + (access == null ? "" : ", until " + day(access));
        return new Letter.Copy(
                asked.mailKey(),
                new Letter.Recipient(to.personId(), to.email(), to.name()),
                Map.of(
                        "NAME", to.name(),
                        "WHAT", what,
                        "HOW", how,
                        "LINK", baseUrl + "/invitations/" + asked.link().text(),
                        "UNTIL", until),
                null);
    }
}
