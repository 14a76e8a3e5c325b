package org.nnssil.admission;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.audit.Act;
import org.nnssil.audit.AuditTrail;
import org.nnssil.community.KnownPerson;
import org.nnssil.community.MembershipService;
import org.nnssil.jurisdiction.JurisdictionService;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;
import org.nnssil.shared.Ids;
import org.nnssil.shared.Page;
import org.nnssil.web.Absent;
import org.nnssil.web.Conflict;
import org.nnssil.web.Invalid;

/**
 * Naming colleagues: a seat holder those of their jurisdiction, center staff those of their center. And the wish of an
 * extended member to become core, which the holder of the seat supports or not. The coordinator decides.
 */
@ApplicationScoped
public class NominationService {

    private final NominationRepository nominations;
    private final NominationReadRepository reads;
    private final MembershipService memberships;
    private final JurisdictionService jurisdictions;
    private final NominationMail mail;
    private final AuditTrail audit;
    private final Clock clock;

    NominationService(
            NominationRepository nominations,
            NominationReadRepository reads,
            MembershipService memberships,
            JurisdictionService jurisdictions,
            NominationMail mail,
            AuditTrail audit,
            Clock clock) {
        this.nominations = nominations;
        this.reads = reads;
        this.memberships = memberships;
        this.jurisdictions = jurisdictions;
        this.mail = mail;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whom this member may name, or why nobody. Absent for who is no member of the network. */
    Uni<NominatingRight> right(Viewer viewer) {
        mustBeMember(viewer);
        return reads.right(viewer);
    }

    /**
     * What concerns the viewer: whom they named, and requests that wait for them. For a coordinator who asks for all,
     * all.
     */
    Uni<Page<NominationRow>> list(
            Viewer viewer, boolean all, @Nullable NominationState state, @Nullable UUID after, int limit) {
        mustBeMember(viewer);
        return reads.list(viewer, all, state, after, limit + 1)
                .map(rows -> Page.of(rows, limit, row -> row.id().toString()));
    }

    Uni<NominationRow> find(Viewer viewer, UUID id) {
        mustBeMember(viewer);
        return reads.find(viewer, id).map(found -> found.orElseThrow(Absent::new));
    }

    /**
     * Names a colleague; the coordinators are told.
     *
     * @return the id of the nomination; the same submission twice names once
     * @throws Conflict with the reason, for who may name nobody
     */
    @WithTransaction
    public Uni<UUID> name(Viewer viewer, NominationForm form, @Nullable UUID submission) {
        mustBeMember(viewer);
        // Of two at once, be it the same form or another person with the same address, the second sees what the first
        // did.
        return memberships.hold().chain(() -> earlier(submission)).chain(done -> done.map(
                        id -> Uni.createFrom().item(id))
                .orElseGet(() -> reads.right(viewer)
                        .invoke(NominationService::mustBeGiven)
                        .chain(right -> jurisdictions
                                .names()
                                .map(names -> form.checked(right, names))
                                .chain(named -> name(viewer, right, named, submission)))));
    }

    /**
     * An extended member asks to become core. It goes to the holder of their jurisdiction's seat; where there is none,
     * to the coordinator.
     */
    @WithTransaction
    public Uni<UUID> askForCore(Viewer viewer, String why, UUID submission) {
        mustBeExtended(viewer);
        return memberships.hold().chain(() -> earlier(submission)).chain(done -> done.map(
                        id -> Uni.createFrom().item(id))
                .orElseGet(() -> nominations
                        .waiting(viewer.email())
                        .invoke(waiting -> {
                            if (waiting != null) {
                                throw new Conflict("Your request waits already. Nothing was changed.");
                            }
                        })
                        .chain(() -> holder(viewer))
                        .chain(holder -> askForCore(viewer, why, holder, submission))));
    }

    /** The holder of the seat supports a request, which then goes to the coordinator, or declines it with a note. */
    @WithTransaction
    public Uni<Void> support(Viewer viewer, UUID id, boolean yes, String note) {
        mustBeMember(viewer);
        return reads.find(viewer, id)
                .map(found -> found.filter(NominationRow::holder).orElseThrow(Absent::new))
                .chain(row -> nominations.locked(id).chain(nomination -> holds(viewer, nomination)
                        .chain(() -> support(viewer, nomination, yes, note))));
    }

    static void mustBeExtended(Viewer viewer) {
        mustBeMember(viewer);
        if (viewer.nationalCore()) {
            throw new Conflict("You are a core member already.");
        }
    }

    private Uni<UUID> name(
            Viewer viewer, NominatingRight right, NominationForm.Named named, @Nullable UUID submission) {
        return memberships
                .ofEmail(named.email())
                .invoke(known -> known.ifPresent(person -> mustFit(right, person)))
                .chain(known -> nominations
                        .waiting(named.email())
                        .invoke(waiting -> {
                            if (waiting != null) {
                                throw new Invalid("email", "Somebody with this address is named already, and waits.");
                            }
                        })
                        .chain(() -> nominations.persistAndFlush(
                                colleague(viewer, right, named, known.map(KnownPerson::id), submission))))
                .call(nomination -> audit.record(viewer, act("nomination.made", nomination)))
                .call(nomination -> mail.named(viewer, nomination, right.place()))
                .map(nomination -> nomination.id);
    }

    private Nomination colleague(
            Viewer viewer,
            NominatingRight right,
            NominationForm.Named named,
            Optional<UUID> person,
            @Nullable UUID submission) {
        Nomination nomination = new Nomination();
        nomination.id = Ids.next(clock);
        nomination.nominatorId = viewer.id();
        nomination.jurisdictionKey = right.jurisdictionKey();
        nomination.centerKey = right.centerKey();
        nomination.email = named.email();
        nomination.name = named.name();
        nomination.roleTitle = named.roleTitle();
        nomination.liaisonFor = named.liaisonFor();
        nomination.why = named.why();
        nomination.personId = person.orElse(null);
        nomination.createdAt = clock.instant();
        nomination.submissionKey = submission;
        return nomination;
    }

    private Uni<Optional<NominationRepository.Holder>> holder(Viewer viewer) {
        String key = viewer.jurisdictionKey();
        return key == null ? Uni.createFrom().item(Optional.empty()) : nominations.holderOf(key);
    }

    private Uni<UUID> askForCore(
            Viewer viewer, String why, Optional<NominationRepository.Holder> holder, UUID submission) {
        Nomination nomination = new Nomination();
        nomination.id = Ids.next(clock);
        nomination.kind = Nomination.CORE_REQUEST;
        nomination.state = (holder.isPresent() ? NominationState.ASKED : NominationState.PENDING).name();
        nomination.nominatorId = viewer.id();
        nomination.jurisdictionKey = viewer.jurisdictionKey();
        nomination.email = viewer.email();
        nomination.name = viewer.name();
        nomination.roleTitle = viewer.roleTitle();
        nomination.why = why;
        nomination.personId = viewer.id();
        nomination.createdAt = clock.instant();
        nomination.submissionKey = submission;
        return nominations
                .persistAndFlush(nomination)
                .call(() -> audit.record(viewer, act("core-request.made", nomination)))
                .call(() ->
                        holder.isPresent() ? mail.asked(nomination, holder.get()) : mail.named(viewer, nomination, ""))
                .replaceWith(nomination.id);
    }

    private Uni<Void> holds(Viewer viewer, Nomination nomination) {
        String key = nomination.jurisdictionKey;
        if (key == null || !nomination.coreRequest()) {
            return Uni.createFrom().failure(new Absent());
        }
        return nominations
                .holderOf(key)
                .invoke(holder ->
                        holder.filter(h -> h.id().equals(viewer.personId())).orElseThrow(Absent::new))
                .replaceWithVoid();
    }

    private Uni<Void> support(Viewer viewer, Nomination nomination, boolean yes, String note) {
        boolean mine = viewer.id().equals(yes ? nomination.supportedBy : nomination.decidedBy);
        if (nomination.state() != NominationState.ASKED) {
            // The same form sent twice.
            return mine
                    ? Uni.createFrom().voidItem()
                    : Uni.createFrom().failure(new Conflict("This request was decided already. Nothing was changed."));
        }
        if (yes) {
            nomination.supportedBy = viewer.id();
            nomination.state = NominationState.PENDING.name();
            return audit.record(
                            viewer, act("core-request.supported", nomination).because(note))
                    .chain(() -> mail.named(viewer, nomination, ""))
                    .chain(() -> mail.supported(viewer, nomination));
        }
        nomination.decide(NominationState.DECLINED, viewer.id(), clock.instant(), note);
        return audit.record(viewer, act("core-request.declined", nomination).because(note))
                .chain(() -> mail.decided(viewer, nomination));
    }

    private Uni<Optional<UUID>> earlier(@Nullable UUID submission) {
        return submission == null
                ? Uni.createFrom().item(Optional.empty())
                : nominations.ofSubmission(submission).map(done -> Optional.ofNullable(done)
                        .map(nomination -> nomination.id));
    }

    private static void mustFit(NominatingRight right, KnownPerson person) {
        // Somebody who is only in a private community is nobody here.
        if (!person.member()) {
            return;
        }
        boolean elsewhere = right.jurisdictionKey() == null
                ? person.jurisdictionKey() != null || !right.centerKey().equals(person.centerKey())
                : !right.jurisdictionKey().equals(person.jurisdictionKey());
        boolean unknown = person.jurisdictionKey() == null && person.centerKey() == null;
        if (elsewhere && !unknown) {
            throw new Invalid(
                    "email",
                    "This is the address of somebody who works elsewhere, not in %s.".formatted(right.place()));
        }
        if (person.reach().rank() >= Reach.CORE.rank()) {
            throw new Invalid("email", "%s is a core member already.".formatted(person.name()));
        }
    }

    static Act act(String name, Nomination nomination) {
        return Act.of(name)
                .to(nomination.personId)
                .at(nomination.jurisdictionKey)
                .in(Viewer.NATIONAL)
                .on("nomination " + nomination.id);
    }

    private static void mustBeGiven(NominatingRight right) {
        if (!right.given()) {
            throw new Conflict(right.refusal() + " Nothing was changed.");
        }
    }

    private static void mustBeMember(Viewer viewer) {
        if (!viewer.nationalMember()) {
            throw new Absent();
        }
    }
}
