package org.nnssil.community;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.account.Accounts;
import org.nnssil.audit.Act;
import org.nnssil.audit.AuditTrail;
import org.nnssil.jurisdiction.JurisdictionService;
import org.nnssil.jurisdiction.LiaisonService;
import org.nnssil.jurisdiction.SeatService;
import org.nnssil.mail.Outbox;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;
import org.nnssil.web.Absent;
import org.nnssil.web.Choice;
import org.nnssil.web.Invalid;

/**
 * Departures from the National Network and moves within it: one act, one transaction. The coordinator decides, or the
 * person themself. Every departure takes the national community's row first and the person's second, so that two of
 * them, or one and a naming, happen one after the other.
 */
@ApplicationScoped
public class DepartureService {

    private final CommunityRepository communities;
    private final DepartureRepository departures;
    private final MembershipRepository memberships;
    private final OrganizationRepository organizations;
    private final RosterRepository roster;
    private final DepartureSteps steps;
    private final RosterTaskRepository tasks;
    private final DepartureMail mail;
    private final JurisdictionService jurisdictions;
    private final SeatService seats;
    private final LiaisonService liaisons;
    private final Accounts accounts;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Clock clock;

    DepartureService(
            CommunityRepository communities,
            DepartureRepository departures,
            MembershipRepository memberships,
            OrganizationRepository organizations,
            RosterRepository roster,
            DepartureSteps steps,
            RosterTaskRepository tasks,
            DepartureMail mail,
            JurisdictionService jurisdictions,
            SeatService seats,
            LiaisonService liaisons,
            Accounts accounts,
            Outbox outbox,
            AuditTrail audit,
            Clock clock) {
        this.communities = communities;
        this.departures = departures;
        this.memberships = memberships;
        this.organizations = organizations;
        this.roster = roster;
        this.steps = steps;
        this.tasks = tasks;
        this.mail = mail;
        this.jurisdictions = jurisdictions;
        this.seats = seats;
        this.liaisons = liaisons;
        this.accounts = accounts;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** What would happen, for the page that asks for a confirmation. Changes nothing. */
    @WithTransaction
    public Uni<LeavingView> foresee(Viewer viewer, UUID personId, LeavingForm typed) {
        mayDecide(viewer, personId);
        return departures
                .leaver(personId)
                .onItem()
                .ifNull()
                .failWith(Absent::new)
                .chain(leaver -> foreseen(leaver.person(), leaver.elsewhere()).chain(words -> jurisdictions
                        .names()
                        .map(names -> view(viewer, leaver.person(), typed, words, leaver.elsewhere(), names))));
    }

    /**
     * Ends the membership of the National Network, at once, and all that hangs on it; a move begins another one. Done
     * twice it is done once.
     *
     * @throws Invalid where something is missing, or where the person is the only coordinator
     */
    @WithTransaction
    public Uni<Void> depart(Viewer viewer, UUID personId, LeavingForm form, UUID submission) {
        mayDecide(viewer, personId);
        return communities
                .locked(CommunityService.NATIONAL_SLUG)
                .chain(national -> departures.held(personId).onItem().ifNull().failWith(Absent::new))
                .chain(person -> memberships
                        .open(Viewer.NATIONAL, personId)
                        .chain(open -> open == null || submission.equals(open.submissionKey)
                                ? doneAlready(personId)
                                : jurisdictions
                                        .names()
                                        .map(names -> form.checked(names, person.jurisdictionKey, viewer.coordinator()))
                                        .chain(leaving -> leave(viewer, person, open, leaving, submission, false))));
    }

    /**
     * The first half of an erasure, in the caller's transaction: the same act as a departure, for a member of whatever
     * it may be. The account is deleted at Keycloak instead of closed, and no mail goes to the person.
     */
    @WithTransaction
    public Uni<Void> erase(Viewer viewer, UUID personId, UUID request) {
        LeavingForm.Leaving leaving =
                new LeavingForm.Leaving(null, "", Reach.MEMBERS, false, "Erased at their own request");
        return communities
                .locked(CommunityService.NATIONAL_SLUG)
                .chain(national -> departures.held(personId).onItem().ifNull().failWith(Absent::new))
                .chain(person -> memberships
                        .open(Viewer.NATIONAL, personId)
                        .chain(open -> leave(viewer, person, open, leaving, request, true)));
    }

    /**
     * Somebody comes in. Who was in the network before has their account open again, and nothing else of before is; the
     * jurisdiction counts where it is not known of them.
     */
    Uni<Void> comesBack(Person person, Optional<String> jurisdictionKey) {
        Uni<Void> settled = person.jurisdictionKey == null && jurisdictionKey.isPresent()
                ? worksFor(person, jurisdictionKey.get())
                : Uni.createFrom().voidItem();
        return settled.chain(() -> memberships.lastEnded(Viewer.NATIONAL, person.id))
                .chain(ended -> ended == null ? Uni.createFrom().voidItem() : accounts.reopen(person.id));
    }

    private static void mayDecide(Viewer viewer, UUID personId) {
        boolean own = personId.equals(viewer.personId()) && viewer.nationalMember();
        if (!own && !viewer.coordinator()) {
            throw new Absent();
        }
    }

    private Uni<Void> doneAlready(UUID personId) {
        return memberships
                .lastEnded(Viewer.NATIONAL, personId)
                .onItem()
                .ifNull()
                .failWith(Absent::new)
                .replaceWithVoid();
    }

    /** @param national their membership of the network; null only where somebody is erased who has none */
    private Uni<Void> leave(
            Viewer viewer,
            Person person,
            @Nullable Membership national,
            LeavingForm.Leaving leaving,
            UUID submission,
            boolean erased) {
        String from = person.jurisdictionKey;
        Instant now = clock.instant();
        return notTheLastCoordinator(national)
                .chain(() -> seats.heldBy(person.id))
                .chain(seat -> endMemberships(person, leaving, now).chain(kept -> seats.vacateSeatOf(
                                person.id, seats.today(), leaving.reason())
                        .chain(() -> settle(person, leaving, submission))
                        .chain(() -> departures.clearOffices(person.id))
                        .chain(() -> liaisons.endAll(person.id, leaving.reason(), viewer.id()))
                        .chain(liaison -> steps.carryOut(new Departure(
                                        person.id, true, kept == 0 && leaving.to() == null, from, leaving.to(), now))
                                .invoke(figures -> figures.put("liaisonTo", liaison)))
                        .call(figures -> erased ? accounts.erase(person.id) : closeBehind(person, leaving, kept))
                        .call(figures -> tasks.closeOf(
                                person.id,
                                viewer.id(),
                                leaving.to() == null ? "Left the network" : "Moved to " + leaving.to()))
                        .chain(figures -> national == null
                                ? Uni.createFrom().voidItem()
                                : tell(person, national, leaving, seat, from, figures, erased)
                                        .chain(() -> record(viewer, person, leaving, seat, from, kept, figures)))));
    }

    /** @return how many memberships go on */
    private Uni<Integer> endMemberships(Person person, LeavingForm.Leaving leaving, Instant now) {
        return departures
                .lockRosters(person.id)
                .chain(() -> memberships.openOf(person.id))
                .map(open -> {
                    List<Membership> ending = open.stream()
                            .filter(membership -> !leaving.keep() || membership.ofTheOffice())
                            .toList();
                    ending.forEach(membership -> membership.end(now, leaving.reason()));
                    return open.size() - ending.size();
                })
                .call(memberships::flush);
    }

    /** Where the person stands from now on: of no jurisdiction, or of the new one with a membership that is new too. */
    private Uni<Void> settle(Person person, LeavingForm.Leaving leaving, UUID submission) {
        String to = leaving.to();
        person.organizationId = null;
        if (to == null) {
            person.jurisdictionKey = null;
            return memberships.flush();
        }
        person.roleTitle = leaving.roleTitle();
        return worksFor(person, to)
                .chain(() -> memberships.begin(
                        Viewer.NATIONAL, person.id, leaving.reach(), new String[0], "INVITED", submission))
                .replaceWithVoid();
    }

    private Uni<Void> worksFor(Person person, String key) {
        person.jurisdictionKey = key;
        return organizations
                .agency(key)
                .invoke(agency -> person.organizationId = agency == null ? null : agency.id)
                .replaceWithVoid();
    }

    private Uni<Void> closeBehind(Person person, LeavingForm.Leaving leaving, int kept) {
        if (leaving.to() != null || kept > 0) {
            return accounts.endAccess(person.id);
        }
        return accounts.close(person.id).chain(() -> outbox.withhold(person.id));
    }

    private Uni<Void> tell(
            Person person,
            Membership ended,
            LeavingForm.Leaving leaving,
            Optional<String> seat,
            @Nullable String from,
            Map<String, Integer> figures,
            boolean erased) {
        return jurisdictions.names().chain(names -> {
            DepartureMail.Occasion occasion = new DepartureMail.Occasion(
                    ended.id,
                    person,
                    from == null ? "" : from,
                    names.getOrDefault(from == null ? "" : from, ""),
                    leaving.to() == null ? "" : names.getOrDefault(leaving.to(), leaving.to()),
                    seat.isPresent(),
                    figures.getOrDefault("drafts", 0));
            Uni<Void> told = erased ? Uni.createFrom().voidItem() : mail.departed(occasion);
            return from == null
                    ? told
                    : told.chain(() -> liaisons.told(from, person.id))
                            .chain(liaison -> mail.liaisons(occasion, liaison));
        });
    }

    private Uni<Void> record(
            Viewer viewer,
            Person person,
            LeavingForm.Leaving leaving,
            Optional<String> seat,
            @Nullable String from,
            int kept,
            Map<String, Integer> figures) {
        Act act = Act.of(leaving.to() == null ? "membership.departed" : "membership.moved")
                .to(person.id)
                .at(from)
                .in(Viewer.NATIONAL)
                .on(seat.map(key -> "seat " + key).orElse(""))
                .with("to", leaving.to())
                .with("membershipsKept", kept)
                .because(leaving.reason());
        for (Map.Entry<String, Integer> figure : figures.entrySet()) {
            act = act.with(figure.getKey(), figure.getValue());
        }
        return audit.record(viewer, act);
    }

    private Uni<Void> notTheLastCoordinator(@Nullable Membership membership) {
        if (membership == null || !membership.hasRole(Viewer.COORDINATOR)) {
            return Uni.createFrom().voidItem();
        }
        return roster.otherCoordinators(membership.personId)
                .invoke(others -> {
                    if (others == 0) {
                        throw new Invalid(
                                "reason", "This is the only coordinator. Give the role to somebody else first.");
                    }
                })
                .replaceWithVoid();
    }

    private Uni<List<String>> foreseen(Person person, long elsewhere) {
        List<String> words = new ArrayList<>();
        String from = person.jurisdictionKey;
        return seats.heldBy(person.id)
                .chain(seat -> jurisdictions.names().invoke(names -> {
                    seat.ifPresent(
                            key -> words.add("The seat of " + names.getOrDefault(key, key) + " becomes vacant today."));
                    words.add("Every page, feed and API token of the network is closed to them with the next request;"
                            + " they leave the directory and every list.");
                    if (elsewhere > 0) {
                        words.add(
                                elsewhere == 1
                                        ? "Their membership in 1 sub-community ends too."
                                        : "Their memberships in %d sub-communities end too.".formatted(elsewhere));
                    }
                }))
                .chain(() -> liaisons.count(person.id).invoke(count -> {
                    if (count > 0) {
                        words.add("They stop being the liaison of their center to "
                                + (count == 1 ? "1 jurisdiction." : count + " jurisdictions."));
                    }
                }))
                .chain(() -> steps.foresee(person.id).invoke(words::addAll))
                .chain(() -> from == null
                        ? Uni.createFrom().item(List.<LiaisonService.Told>of())
                        : liaisons.told(from, person.id))
                .map(told -> {
                    words.add(
                            told.isEmpty()
                                    ? "No liaison of a center is on record, so nobody there is told."
                                    : "Told by mail: "
                                            + String.join(
                                                    ", ",
                                                    told.stream()
                                                            .map(LiaisonService.Told::name)
                                                            .toList())
                                            + ".");
                    return words;
                });
    }

    private static LeavingView view(
            Viewer viewer,
            Person person,
            LeavingForm typed,
            List<String> words,
            long elsewhere,
            Map<String, String> names) {
        String key = person.jurisdictionKey;
        return new LeavingView(
                person.id,
                person.name,
                person.roleTitle,
                key == null ? "" : names.getOrDefault(key, key),
                person.id.equals(viewer.personId()),
                words,
                viewer.coordinator(),
                elsewhere,
                Choice.of(LeavingForm.WAYS, typed.way()),
                CommunityViews.optional("Choose one", names, typed.jurisdiction()),
                Choice.of(LeavingForm.REACHES, typed.reach()));
    }
}
