package org.nnssil.admission;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.nnssil.community.KnownPerson;
import org.nnssil.community.MembershipService;
import org.nnssil.security.Viewer;

/** The mails about nominations. Account mail: it always goes. */
@ApplicationScoped
class NominationMail {

    private final AdmissionMail mail;
    private final Coordinators coordinators;
    private final DecisionLinks links;
    private final MembershipService memberships;
    private final NominationRepository nominations;

    NominationMail(
            AdmissionMail mail,
            Coordinators coordinators,
            DecisionLinks links,
            MembershipService memberships,
            NominationRepository nominations) {
        this.mail = mail;
        this.coordinators = coordinators;
        this.links = links;
        this.memberships = memberships;
        this.nominations = nominations;
    }

    /** To the coordinators, each with links of their own. */
    Uni<Void> named(Viewer by, Nomination nomination, String place) {
        String what = nomination.coreRequest()
                ? by.id().equals(nomination.nominatorId)
                        ? "%s asks to become a core member.".formatted(nomination.name)
                        : "%s asks to become a core member; %s supports it.".formatted(nomination.name, by.name())
                : "%s (%s) names %s%s as a core member."
                        .formatted(
                                by.name(),
                                place,
                                nomination.name,
                                nomination.roleTitle.isEmpty() ? "" : ", " + nomination.roleTitle + ",");
        String why = nomination.why.isBlank() ? "" : "\nWhy: " + nomination.why + "\n";
        return coordinators.tell(
                "nomination:" + nomination.id + ":" + nomination.state,
                "NOMINATION",
                nomination.coreRequest()
                        ? nomination.name + " asks to become a core member"
                        : by.name() + " names " + nomination.name,
                coordinator -> what + "\n" + why + "\n" + choices(nomination, coordinator)
                        + "\nEach link opens a page that asks once more; they are for you, and good for "
                        + DecisionLinks.GOOD_FOR.toDays() + " days. Or decide at the desk:\n\n"
                        + mail.url("/desk/nominations/" + nomination.id) + "\n");
    }

    /** To the holder of the seat, about a wish to become core. */
    Uni<Void> asked(Nomination nomination, NominationRepository.Holder holder) {
        return mail.send(
                "nomination:" + nomination.id + ":asked:" + holder.id(),
                "CORE_REQUEST",
                holder.id(),
                holder.email(),
                holder.name(),
                nomination.name + " asks to become a core member",
                """
                Dear %s,

                %s has extended access to the network and asks to become a core member. As the holder of the seat you say whether you support it; the coordinator decides after you.
                %s
                %s
                """
                        .formatted(
                                holder.name(),
                                nomination.name,
                                nomination.why.isBlank() ? "" : "\nWhy: " + nomination.why + "\n",
                                mail.url("/nominations/" + nomination.id)));
    }

    /** To the one who asks: the holder of the seat supports it. */
    Uni<Void> supported(Viewer by, Nomination nomination) {
        return tell(
                nomination.nominatorId,
                "nomination:" + nomination.id + ":supported",
                "CORE_REQUEST",
                by.name() + " supports your request",
                "%s supports your request to become a core member. The coordinator decides now.\n"
                        .formatted(by.name()));
    }

    /** To whoever named or asked. */
    Uni<Void> decided(Viewer by, Nomination nomination) {
        String what =
                switch (nomination.state()) {
                    case APPROVED ->
                        nomination.coreRequest()
                                ? "You are a core member from now on."
                                : "%s is approved as a core member, and was sent an invitation."
                                        .formatted(nomination.name);
                    case EXTENDED ->
                        "%s is admitted as an extended member instead, and was sent an invitation."
                                .formatted(nomination.name);
                    default ->
                        nomination.coreRequest()
                                ? "Your request to become a core member was declined; you stay an extended member."
                                : "The nomination of %s was declined.".formatted(nomination.name);
                };
        String note = nomination.note.isBlank() ? "" : "\n%s writes: %s\n".formatted(by.name(), nomination.note);
        String text = what + "\n" + note + "\n" + mail.url("/nominations/" + nomination.id) + "\n";
        if (nomination.passedAt != null) {
            return whoNow(nomination.jurisdictionKey)
                    .chain(people -> each(
                            people,
                            id -> tell(
                                    id,
                                    "nomination:" + nomination.id + ":decided:" + id,
                                    "NOMINATION_DECIDED",
                                    "The nomination of " + nomination.name,
                                    text)));
        }
        return tell(
                nomination.nominatorId,
                "nomination:" + nomination.id + ":decided",
                "NOMINATION_DECIDED",
                nomination.coreRequest()
                        ? "Your request to become a core member"
                        : "Your nomination of " + nomination.name,
                text);
    }

    /**
     * Somebody who was named has left the network, or works elsewhere, before it was decided: to who named them, or
     * whose it is now.
     */
    Uni<Void> withdrawn(NominationRepository.Ended ended) {
        if (ended.passed()) {
            return whoNow(ended.jurisdictionKey())
                    .chain(people -> each(
                            people,
                            id -> tell(
                                    id,
                                    "nomination:" + ended.id() + ":withdrawn:" + id,
                                    "NOMINATION_DECIDED",
                                    "The nomination of " + ended.name(),
                                    "%s has left, so the nomination of them is withdrawn. Nothing is to be done.\n"
                                            .formatted(ended.name()))));
        }
        return tell(
                ended.nominatorId(),
                "nomination:" + ended.id() + ":withdrawn",
                "NOMINATION_DECIDED",
                "Your nomination of " + ended.name(),
                "%s has left, so your nomination of them is withdrawn. Nothing is to be done.\n"
                        .formatted(ended.name()));
    }

    /**
     * Whose it is now that who named has left: the holder of the seat; nobody while that is vacant, and for a center.
     */
    private Uni<List<UUID>> whoNow(@Nullable String key) {
        return key == null
                ? Uni.createFrom().item(List.of())
                : nominations.holderOf(key).map(holder -> holder.stream()
                        .map(NominationRepository.Holder::id)
                        .toList());
    }

    private static Uni<Void> each(List<UUID> people, Function<UUID, Uni<Void>> act) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (UUID id : people) {
            all = all.chain(() -> act.apply(id));
        }
        return all;
    }

    /** To an extended member who was named and is core from now on. */
    Uni<Void> risen(Nomination nomination, KnownPerson person) {
        return tell(
                person.id(),
                "nomination:" + nomination.id + ":risen",
                "NOMINATION_DECIDED",
                "You are a core member of the network",
                "A colleague named you, and you are a core member of the National Network from now on.\n\n%s\n"
                        .formatted(mail.url("/")));
    }

    private String choices(Nomination nomination, UUID coordinator) {
        StringBuilder lines = new StringBuilder();
        lines.append("Approve as core: ").append(link(nomination, DecisionForm.CORE, coordinator));
        if (!nomination.coreRequest()) {
            lines.append("Admit as extended: ").append(link(nomination, DecisionForm.EXTENDED, coordinator));
        }
        return lines.append("Decline: ")
                .append(link(nomination, DecisionForm.DECLINE, coordinator))
                .toString();
    }

    private String link(Nomination nomination, String choice, UUID coordinator) {
        return mail.url(links.path(nomination.id, choice, coordinator)) + "\n";
    }

    private Uni<Void> tell(UUID personId, String key, String kind, String subject, String text) {
        return memberships
                .find(personId)
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : mail.send(
                                key,
                                kind,
                                personId,
                                found.get().email(),
                                found.get().name(),
                                subject,
                                "Dear %s,\n\n%s".formatted(found.get().name(), text)));
    }
}
