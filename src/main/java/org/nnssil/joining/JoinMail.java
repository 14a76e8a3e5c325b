package org.nnssil.joining;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.nnssil.community.Door;
import org.nnssil.community.PersonRef;
import org.nnssil.mail.Letter;
import org.nnssil.mail.Outbox;
import org.nnssil.security.Viewer;
import org.nnssil.shared.BaseUrl;

/** The mails about coming in. Account mail: it always goes. */
@ApplicationScoped
class JoinMail {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.US);

    private static final String PEOPLE =
            """
            select cast(p.id as text), p.email, p.name from person p
             where p.active and (p.id = cast(:person as uuid) or p.id in (
                   select m.person_id from membership m
                    where m.community_id = cast(:convened as uuid) and m.reach = 3 and m.ended_at is null
                      and (m.access_until is null or m.access_until > :now)))
             order by p.id
            """;

    private final Outbox outbox;
    private final Clock clock;
    private final BaseUrl baseUrl;

    JoinMail(Outbox outbox, Clock clock, @ConfigProperty(name = "network.base-url") BaseUrl baseUrl) {
        this.outbox = outbox;
        this.clock = clock;
        this.baseUrl = baseUrl;
    }

    /** To the conveners. */
    Uni<Void> asked(Viewer by, Door door, JoinRequest request) {
        String link = "%s/communities/%s/requests/%s".formatted(baseUrl, door.slug(), request.id);
        return conveners(door.id())
                .chain(people -> each(
                        people,
                        to -> letter(
                                "join-request:" + request.id + ":asked:" + to.personId(),
                                "JOIN_REQUEST",
                                to,
                                "%s asks to join %s".formatted(by.name(), door.name()),
                                """
                Dear %s,

                %s asks to join %s. What the charter's rules say of them, and the forms to approve or decline, are here:

                %s

                They wrote:

                %s
                """
                                        .formatted(to.name(), by.name(), door.name(), link, request.reason),
                                door)));
    }

    /** To who asked. */
    Uni<Void> decided(Viewer by, Door door, JoinRequest request) {
        boolean in = !request.status.equals("DECLINED");
        String note = request.note.isBlank() ? "" : "\n%s wrote:\n\n%s\n".formatted(by.name(), request.note);
        return person(request.personId)
                .chain(people -> each(
                        people,
                        to -> letter(
                                "join-request:" + request.id + ":decided",
                                "JOIN_DECIDED",
                                to,
                                in
                                        ? "You are in %s now".formatted(door.name())
                                        : "About your request to join " + door.name(),
                                in
                                        ? """
                        Dear %s,

                        %s approved your request%s. You are on the roster of %s.

                        %s/communities/%s
                        %s
                        """
                                                .formatted(
                                                        to.name(),
                                                        by.name(),
                                                        request.status.equals("EXCEPTION")
                                                                ? ", by written exception"
                                                                : "",
                                                        door.name(),
                                                        baseUrl,
                                                        door.slug(),
                                                        note)
                                        : """
                        Dear %s,

                        %s declined your request to join %s.
                        %s
                        """
                                                .formatted(to.name(), by.name(), door.name(), note),
                                door)));
    }

    /** Whether the form with this key has sent a mail about the invitation. */
    Uni<Boolean> sent(Invitation invitation, UUID key) {
        return outbox.has(key(invitation, key));
    }

    private static String key(Invitation invitation, @Nullable UUID sending) {
        return "community-invitation:%s:%s".formatted(invitation.id, sending == null ? "sent" : sending);
    }

    /** @param token of the link for who has never signed in; empty: they sign in to answer */
    Uni<Void> invited(Viewer by, Door door, Invitation invitation, PersonRef to, String token) {
        String where = token.isEmpty() ? "/invited/" + invitation.id : LinkPages.PATH + token;
        String how = token.isEmpty()
                ? "Sign in with this address, %s.".formatted(to.email())
                : "The link is for you alone and works once; you need no account to answer.";
        String what = invitation.convenes()
                ? (invitation.predecessorId == null
                                ? "asks you to convene %s"
                                : "asks you to take over as convener of %s")
                        .formatted(door.name())
                : "invites you into %s".formatted(door.name());
        String words = invitation.words.isBlank() ? "" : "\nThey wrote:\n\n%s\n".formatted(invitation.words);
        return outbox.enqueue(letter(
                key(invitation, invitation.sendingKey),
                "COMMUNITY_INVITATION",
                new Letter.Recipient(to.id(), to.email(), to.name()),
                "%s %s".formatted(by.name(), what),
                """
                Dear %s,

                %s %s. Accept or decline here, until %s:

                %s%s

                %s Nothing happens until you accept.
                %s
                """
                        .formatted(
                                to.name(),
                                by.name(),
                                what,
                                DAY.format(LocalDate.ofInstant(invitation.expiresAt, Viewer.EASTERN)),
                                baseUrl,
                                where,
                                how,
                                words),
                door));
    }

    /** To who invited. Only who comes in is named as they call themselves: a no is no introduction. */
    Uni<Void> answered(Viewer by, Door door, Invitation invitation) {
        boolean in = invitation.status.equals("ACCEPTED");
        String did = in ? "accepted" : "declined";
        String asked = invitation.name;
        String name = in || asked == null ? by.name() : asked;
        String words = invitation.answer.isBlank() ? "" : "\nThey wrote:\n\n%s\n".formatted(invitation.answer);
        return person(invitation.invitedBy)
                .chain(people -> each(
                        people,
                        to -> letter(
                                "community-invitation:" + invitation.id + ":answered",
                                "COMMUNITY_INVITATION",
                                to,
                                "%s %s: %s".formatted(name, did, door.name()),
                                """
                Dear %s,

                %s %s your invitation%s %s.
                %s
                """
                                        .formatted(
                                                to.name(),
                                                name,
                                                did,
                                                invitation.convenes() ? " to convene" : " into",
                                                door.name(),
                                                words),
                                door)));
    }

    private Uni<List<Letter.Recipient>> conveners(UUID communityId) {
        return people(null, communityId);
    }

    private Uni<List<Letter.Recipient>> person(UUID id) {
        return people(id, null);
    }

    private Uni<List<Letter.Recipient>> people(@Nullable UUID person, @Nullable UUID convened) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(PEOPLE, Object[].class)
                        .setParameter("person", person)
                        .setParameter("convened", convened)
                        .setParameter("now", clock.instant())
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> new Letter.Recipient(
                                UUID.fromString((String) row[0]), (String) row[1], (String) row[2]))
                        .toList());
    }

    private Uni<Void> each(List<Letter.Recipient> people, Function<Letter.Recipient, Letter> letter) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (Letter.Recipient to : people) {
            all = all.chain(() -> outbox.enqueue(letter.apply(to)));
        }
        return all;
    }

    private static Letter letter(String key, String kind, Letter.Recipient to, String subject, String text, Door door) {
        return new Letter(key, kind, to, null, subject, text.stripTrailing() + "\n", null, null, door.id());
    }
}
