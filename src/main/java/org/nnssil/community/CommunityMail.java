package org.nnssil.community;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.nnssil.mail.Letter;
import org.nnssil.mail.Outbox;
import org.nnssil.security.Viewer;

/** The mails about memberships and seats. Account mail: it always goes. */
@ApplicationScoped
class CommunityMail {

    private final Outbox outbox;
    private final String baseUrl;

    CommunityMail(Outbox outbox, @ConfigProperty(name = "network.base-url") String baseUrl) {
        this.outbox = outbox;
        this.baseUrl = baseUrl;
    }

    Uni<Void> added(Viewer by, Community community, Person person, Membership membership) {
        String text =
                """
                Dear %s,

                %s added you to %s as %s.

                %s/communities/%s

                Sign in with this address, %s, to see it. If you have never signed in to the network, choose "Sign in" there and follow the steps for a first visit. If this is a mistake, answer this mail or tell %s.
                """
                        .formatted(
                                person.name,
                                by.name(),
                                community.name,
                                Words.standing(membership.reach(), List.of(membership.roles))
                                        .toLowerCase(java.util.Locale.ROOT),
                                baseUrl,
                                community.slug,
                                person.email,
                                by.name());
        return outbox.enqueue(new Letter(
                "membership:" + membership.id + ":added",
                "MEMBERSHIP_ADDED",
                new Letter.Recipient(person.id, person.email, person.name),
                null,
                "You were added to " + community.name,
                text,
                null,
                null,
                community.id));
    }

    Uni<Void> seated(
            Viewer by,
            Person person,
            String jurisdictionName,
            String key,
            List<SeatPapers.Paper> papers,
            String occasion) {
        String text =
                """
                Dear %s,

                %s named you as the holder of the seat of %s in the National Network of State School Improvement Leaders.

                %s/seats/%s

                There you find who held it before. To begin with:

                %s

                Sign in with this address, %s. If you have never signed in to the network, choose "Sign in" there and follow the steps for a first visit. If this is a mistake, answer this mail or tell %s.
                """
                        .formatted(
                                person.name,
                                by.name(),
                                jurisdictionName,
                                baseUrl,
                                key,
                                list(papers),
                                person.email,
                                by.name());
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
