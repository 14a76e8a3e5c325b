package org.nnssil.admission;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.nnssil.audit.Act;
import org.nnssil.audit.AuditTrail;
import org.nnssil.community.CorrectedWords;
import org.nnssil.community.KnownPerson;
import org.nnssil.community.MembershipService;
import org.nnssil.community.NewPerson;
import org.nnssil.jurisdiction.SeatService;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;
import org.nnssil.web.Conflict;

/** The parts in which a founding list is applied: each in one transaction, with the mark of how far it has come. */
@ApplicationScoped
public class FoundingStepService {

    private final FoundingStepRepository lists;
    private final AskingService invitations;
    private final MembershipService memberships;
    private final SeatService seats;
    private final AuditTrail audit;

    FoundingStepService(
            FoundingStepRepository lists,
            AskingService invitations,
            MembershipService memberships,
            SeatService seats,
            AuditTrail audit) {
        this.lists = lists;
        this.invitations = invitations;
        this.memberships = memberships;
        this.seats = seats;
        this.audit = audit;
    }

    /** From here on the list is applied, by whoever comes to it. */
    @WithTransaction
    public Uni<Void> begin(Viewer viewer, UUID id, int rows) {
        return lists.move(id, "APPLYING", viewer.id())
                .chain(moved -> moved
                        ? audit.record(
                                viewer,
                                Act.of("founding-list.applied")
                                        .in(Viewer.NATIONAL)
                                        .on("founding list " + id)
                                        .with("rows", rows))
                        : Uni.createFrom()
                                .failure(new Conflict(
                                        "This list is applied or discarded already. Nothing was changed.")));
    }

    @WithTransaction
    public Uni<Void> discard(Viewer viewer, UUID id) {
        return lists.move(id, "DISCARDED", viewer.id())
                .chain(moved -> moved
                        ? lists.forget(id)
                                .chain(() -> audit.record(
                                        viewer,
                                        Act.of("founding-list.discarded").on("founding list " + id)))
                        : Uni.createFrom().failure(new Conflict("This list is applied or discarded already.")));
    }

    /**
     * Applies the next part of the oldest list that waits and that no other replica is at.
     *
     * @return whether there is more to do
     */
    @WithTransaction
    public Uni<Boolean> next() {
        return lists.claim()
                .chain(claimed -> claimed.isEmpty() ? Uni.createFrom().item(false) : next(claimed.get()));
    }

    private Uni<Boolean> next(FoundingStepRepository.Claim claim) {
        return memberships
                .hold()
                .chain(() -> lists.next(claim.id(), claim.doneTo(), FoundingService.PART))
                .chain(lines -> apply(claim, lines)
                        .chain(() -> mark(claim, lines))
                        .chain(() -> lines.size() < FoundingService.PART
                                ? lists.finish(claim.id()).replaceWith(true)
                                : Uni.createFrom().item(true)));
    }

    private Uni<Void> mark(FoundingStepRepository.Claim claim, List<FoundingLine> lines) {
        if (lines.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Map<String, Integer> outcomes = new HashMap<>(claim.outcomes());
        lines.forEach(line -> outcomes.merge(line.outcome().name(), 1, Integer::sum));
        // Who was free when the list was looked at can have got another place before their row came to its turn.
        List<FoundingProblem> late = lines.stream()
                .filter(line -> line.outcome().conflict())
                .map(line -> new FoundingProblem(line.row().number(), ListColumn.EMAIL.words, line.words()))
                .toList();
        return lists.advance(claim.id(), lines.get(lines.size() - 1).row().number(), outcomes, late);
    }

    private Uni<Void> apply(FoundingStepRepository.Claim claim, List<FoundingLine> lines) {
        List<FoundingLine> asked =
                lines.stream().filter(line -> line.outcome().invites()).toList();
        return memberships
                .know(asked.stream().map(FoundingStepService::person).toList())
                .chain(people -> seatAll(claim, asked, people).chain(() -> inviteAll(claim, asked, people)))
                .chain(() -> correctAll(with(lines, FoundingOutcome.CORRECTED)))
                .chain(() -> each(with(lines, FoundingOutcome.MARKED), line -> makeFounding(claim, line)));
    }

    private static List<FoundingLine> with(List<FoundingLine> lines, FoundingOutcome outcome) {
        return lines.stream()
                .filter(line -> line.outcome() == outcome && line.personId() != null)
                .toList();
    }

    private Uni<Void> seatAll(
            FoundingStepRepository.Claim claim, List<FoundingLine> asked, Map<String, KnownPerson> people) {
        return each(
                asked.stream()
                        .filter(line -> line.row().place().equals(FoundingRow.SEAT))
                        .toList(),
                line -> seat(claim, line, of(people, line)));
    }

    private Uni<Void> seat(FoundingStepRepository.Claim claim, FoundingLine line, KnownPerson person) {
        FoundingRow row = line.row();
        UUID former = line.holderId();
        return (former == null
                        ? Uni.createFrom().voidItem()
                        : invitations.supersede(former, "The founding list names somebody else"))
                .chain(() -> seats.seatHolder(
                        row.jurisdictionKey(),
                        person.id(),
                        seats.today(),
                        false,
                        !person.member(),
                        occasion(claim, row)))
                .chain(() -> memberships.worksAt(person.id(), row.jurisdictionKey()))
                .chain(() -> audit.record(
                        claim.by(),
                        Act.of("seat.named")
                                .to(person.id())
                                .at(row.jurisdictionKey())
                                .in(Viewer.NATIONAL)
                                .on("founding list " + claim.id())
                                .with("row", row.number())))
                .chain(() -> person.member()
                        ? raise(claim, line, person)
                        : Uni.createFrom().voidItem());
    }

    /** Who is a member already has nothing to accept: they are told. */
    private Uni<Void> raise(FoundingStepRepository.Claim claim, FoundingLine line, KnownPerson person) {
        return memberships
                .begin(new MembershipService.Place(
                        person.id(), Reach.CORE, "SEAT", true, null, occasion(claim, line.row())))
                .chain(() -> invitations.tellSeated(
                        invitee(line, person, claim.id()), claim.id().toString()));
    }

    private Uni<Void> inviteAll(
            FoundingStepRepository.Claim claim, List<FoundingLine> asked, Map<String, KnownPerson> people) {
        List<Invitee> invitees = new ArrayList<>();
        for (FoundingLine line : asked) {
            KnownPerson person = of(people, line);
            if (!person.member()) {
                invitees.add(invitee(line, person, claim.id()));
            }
        }
        return invitations.ask(invitees, claim.by());
    }

    private Uni<Void> correctAll(List<FoundingLine> lines) {
        List<CorrectedWords> corrected = lines.stream()
                .map(line -> new CorrectedWords(
                        Objects.requireNonNull(line.personId()),
                        line.row().name(),
                        line.row().roleTitle()))
                .toList();
        return corrected.isEmpty()
                ? Uni.createFrom().voidItem()
                : memberships.correct(corrected).chain(() -> invitations.correct(corrected));
    }

    private Uni<Void> makeFounding(FoundingStepRepository.Claim claim, FoundingLine line) {
        return memberships.begin(new MembershipService.Place(
                Objects.requireNonNull(line.personId()), Reach.CORE, "SEAT", true, null, occasion(claim, line.row())));
    }

    private static NewPerson person(FoundingLine line) {
        FoundingRow row = line.row();
        return new NewPerson(row.email(), row.name(), row.roleTitle(), row.jurisdictionKey(), null);
    }

    private static KnownPerson of(Map<String, KnownPerson> people, FoundingLine line) {
        return Optional.ofNullable(people.get(line.row().email().toLowerCase(Locale.ROOT)))
                .orElseThrow(() -> new IllegalStateException(
                        "Not made known: row " + line.row().number()));
    }

    private static Invitee invitee(FoundingLine line, KnownPerson person, UUID list) {
        FoundingRow row = line.row();
        boolean seat = row.place().equals(FoundingRow.SEAT);
        return new Invitee(
                person.id(),
                person.email(),
                row.name(),
                row.roleTitle(),
                line.jurisdiction(),
                row.place().equals(FoundingRow.EXTENDED) ? Reach.MEMBERS : Reach.CORE,
                List.of(),
                seat ? "SEAT" : "INVITED",
                seat ? row.jurisdictionKey() : null,
                row.jurisdictionKey(),
                true,
                null,
                null,
                null);
    }

    private static UUID occasion(FoundingStepRepository.Claim claim, FoundingRow row) {
        return UUID.nameUUIDFromBytes((claim.id() + ":" + row.number()).getBytes(StandardCharsets.UTF_8));
    }

    private interface Step {
        Uni<Void> take(FoundingLine line);
    }

    /** One after the other, on the one session. */
    private static Uni<Void> each(List<FoundingLine> lines, Step step) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (FoundingLine line : lines) {
            all = all.chain(() -> step.take(line));
        }
        return all;
    }
}
