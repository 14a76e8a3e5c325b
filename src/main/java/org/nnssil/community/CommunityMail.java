package org.nnssil.community;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.nnssil.mail.Letter;
import org.nnssil.mail.Outbox;
import org.nnssil.shared.BaseUrl;

/** The mail about a seat. Account mail: it always goes. */
@ApplicationScoped
class CommunityMail {

    private final Outbox outbox;
    private final BaseUrl baseUrl;

    CommunityMail(Outbox outbox, @ConfigProperty(name = "network.base-url") BaseUrl baseUrl) {
        this.outbox = outbox;
        this.baseUrl = baseUrl;
    }

    /** To who has taken a seat: what there is to begin with. */
    Uni<Void> seated(
            Person person, String jurisdictionName, String key, List<SeatPapers.Paper> papers, String occasion) {
        String text =
                """
                Dear %s,

                you hold the seat of %s in the National Network of State School Improvement Leaders.

                %s/seats/%s

                There you find who held it before. To begin with:

                %s

                Sign in with this address, %s. If you have never signed in to the network, a mail of its own lets you set a password.
                """
                        .formatted(person.name, jurisdictionName, baseUrl, key, list(papers), person.email);
        return outbox.enqueue(new Letter(
                "seat:" + key + ":" + occasion,
                "SEAT_HOLDER",
                new Letter.Recipient(person.id, person.email, person.name),
                null,
                "You hold the seat of " + jurisdictionName,
                text,
                null,
                null));
    }

    private String list(List<SeatPapers.Paper> papers) {
        return papers.stream()
                .map(paper -> "- " + paper.words() + "\n  " + baseUrl + paper.path())
                .collect(Collectors.joining("\n"));
    }
}
