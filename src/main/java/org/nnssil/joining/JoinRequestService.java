package org.nnssil.joining;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.account.Accounts;
import org.nnssil.audit.Act;
import org.nnssil.audit.AuditTrail;
import org.nnssil.community.AdmissionService;
import org.nnssil.community.Door;
import org.nnssil.community.Entrant;
import org.nnssil.community.FactForm;
import org.nnssil.community.NotEligible;
import org.nnssil.community.OrganizationNamed;
import org.nnssil.eligibility.FactKind;
import org.nnssil.eligibility.FactValue;
import org.nnssil.eligibility.Facts;
import org.nnssil.eligibility.Verdict;
import org.nnssil.jurisdiction.JurisdictionService;
import org.nnssil.security.Viewer;
import org.nnssil.shared.Ids;
import org.nnssil.web.Absent;
import org.nnssil.web.Check;
import org.nnssil.web.Conflict;
import org.nnssil.web.Invalid;

/**
 * Asking to join a listed community. Every member of the service may ask; the conveners decide. All that is decided
 * about one community happens one after the other, so of two who decide at once one is told that it was done.
 */
@ApplicationScoped
public class JoinRequestService {

    private final AdmissionService admission;
    private final JoinRequestRepository requests;
    private final JurisdictionService jurisdictions;
    private final Accounts accounts;
    private final JoinMail mail;
    private final AuditTrail audit;
    private final Clock clock;

    JoinRequestService(
            AdmissionService admission,
            JoinRequestRepository requests,
            JurisdictionService jurisdictions,
            Accounts accounts,
            JoinMail mail,
            AuditTrail audit,
            Clock clock) {
        this.admission = admission;
        this.requests = requests;
        this.jurisdictions = jurisdictions;
        this.accounts = accounts;
        this.mail = mail;
        this.audit = audit;
        this.clock = clock;
    }

    /** A community that the viewer may ask to join; absent otherwise. */
    Uni<Door> open(Viewer viewer, String slug) {
        return admission.door(viewer, slug).invoke(door -> {
            if (!door.open()) {
                throw new Absent();
            }
        });
    }

    /** A community that the viewer convenes; absent otherwise. */
    Uni<Door> convened(Viewer viewer, String slug) {
        return admission.door(viewer, slug).invoke(JoinRequestService::mustConvene);
    }

    /** How the charter stands for the viewer themselves. */
    Uni<Verdict> own(Viewer viewer, Door door) {
        return admission.judge(door, viewer.id(), null, Map.of());
    }

    /** How it stands for one who asks, with what they reported. */
    Uni<Verdict> verdict(Door door, JoinRow row) {
        return admission.judge(door, row.personId(), row.organization(), row.reported());
    }

    Uni<List<JoinRow>> all(Viewer viewer, Door door) {
        return requests.ofCommunity(viewer, door.id());
    }

    Uni<JoinRow> one(Viewer viewer, Door door, UUID id) {
        return requests.one(viewer, door.id(), id)
                .map(rows -> rows.stream().findFirst().orElseThrow(Absent::new));
    }

    /** The viewer's newest request to a community they may know of. */
    Uni<JoinRow> mine(Viewer viewer, Door door) {
        return requests.own(viewer, door.id())
                .map(rows -> rows.stream().findFirst().orElseThrow(Absent::new));
    }

    /** Asks. The same submission twice asks once; one open request for each person. */
    @WithTransaction
    public Uni<UUID> ask(Viewer viewer, String slug, JoinForm form, FactForm facts, UUID submission) {
        return admission.hold(viewer, slug).chain(door -> requests.ofSubmission(submission)
                .chain(done -> done != null
                        ? Uni.createFrom().item(done.id)
                        : jurisdictions.names().chain(places -> ask(viewer, door, form, facts, places, submission))));
    }

    private Uni<UUID> ask(
            Viewer viewer, Door door, JoinForm form, FactForm facts, Map<String, String> places, UUID submission) {
        if (!door.open()) {
            throw new Absent();
        }
        Check check = new Check();
        JoinRequest request = new JoinRequest();
        request.id = Ids.next(clock);
        request.communityId = door.id();
        request.personId = viewer.id();
        request.reason = form.reason(check);
        request.represent(form.organization(check, door, places));
        request.facts = Facts.json(facts.checked(check, door.rules().facts(), today(viewer)));
        request.askedAt = clock.instant();
        request.submissionKey = submission;
        check.done();
        return requests.open(door.id(), viewer.id())
                .invoke(open -> {
                    if (open != null) {
                        throw new Conflict("You have asked already, and the conveners have not decided yet.");
                    }
                })
                .chain(() -> requests.persistAndFlush(request))
                .chain(() -> mail.asked(viewer, door, request))
                .chain(() -> audit.record(
                        viewer,
                        Act.of("join-request.made")
                                .to(viewer.personId())
                                .in(door.id())
                                .on("request " + request.id)))
                .replaceWith(request.id);
    }

    /** Takes the viewer's own open request back. */
    @WithTransaction
    public Uni<Void> withdraw(Viewer viewer, String slug) {
        return admission.hold(viewer, slug).chain(door -> requests.open(door.id(), viewer.id())
                .onItem()
                .ifNull()
                .failWith(Absent::new)
                .invoke(request -> request.decide("WITHDRAWN", viewer.id(), clock.instant(), "", request.id))
                .chain(request -> audit.record(
                        viewer,
                        Act.of("join-request.withdrawn")
                                .to(viewer.personId())
                                .in(door.id())
                                .on("request " + request.id))));
    }

    /** Adds to the request what a convener found out, with where from and of when. */
    @WithTransaction
    public Uni<Void> record(Viewer viewer, String slug, UUID id, FactForm form) {
        return held(viewer, slug).chain(door -> request(door, id).chain(request -> {
            request.mustBeOpen();
            Check check = new Check();
            Map<FactKind, FactValue> facts = form.checked(check, door.rules().facts(), today(viewer));
            check.done();
            if (facts.isEmpty()) {
                throw new Invalid("factSource", "Fill in at least one fact.");
            }
            Map<FactKind, FactValue> all = new EnumMap<>(FactKind.class);
            all.putAll(request.reported());
            all.putAll(facts);
            if (all.equals(request.reported())) {
                return Uni.createFrom().voidItem();
            }
            request.facts = Facts.json(all);
            return audit.record(
                    viewer,
                    Act.of("community.facts-recorded")
                            .to(request.personId)
                            .in(door.id())
                            .on("request " + id)
                            .with(
                                    "facts",
                                    facts.keySet().stream().map(Enum::name).toList()));
        }));
    }

    /**
     * Approves or declines; the requester is told by mail.
     *
     * @throws Conflict where somebody else was faster
     */
    @WithTransaction
    public Uni<Void> decide(Viewer viewer, String slug, UUID id, Decision decision, UUID submission) {
        return held(viewer, slug).chain(door -> request(door, id)
                .chain(request -> submission.equals(request.decisionKey)
                        ? Uni.createFrom().voidItem()
                        : decide(viewer, door, request, decision.checked(), submission)));
    }

    private Uni<Void> decide(
            Viewer viewer, Door door, JoinRequest request, Decision.Checked decision, UUID submission) {
        request.mustBeOpen();
        Uni<String> outcome = decision.approves()
                ? admit(viewer, door, request, decision).map(byException -> byException ? "EXCEPTION" : "APPROVED")
                : Uni.createFrom().item("DECLINED");
        return outcome.invoke(as -> request.decide(as, viewer.id(), clock.instant(), decision.note(), submission))
                .call(as -> mail.decided(viewer, door, request))
                .chain(as -> audit.record(
                        viewer,
                        Act.of(decision.approves() ? "join-request.approved" : "join-request.declined")
                                .to(request.personId)
                                .in(door.id())
                                .on("request " + request.id)
                                .with("byException", as.equals("EXCEPTION"))
                                .because(decision.note())));
    }

    private Uni<Boolean> admit(Viewer viewer, Door door, JoinRequest request, Decision.Checked decision) {
        OrganizationNamed organization = request.organization();
        return admission
                .admit(
                        viewer,
                        door.id(),
                        new Entrant(
                                request.personId,
                                decision.reach(),
                                List.of(),
                                organization,
                                request.reported(),
                                decision.exception(),
                                null,
                                "ROSTER",
                                request.id))
                // Who left everything after they had asked could not sign in to what they are in now.
                .call(() -> accounts.reopenClosed(request.personId))
                .onFailure(NotEligible.class)
                .transform(refused -> new Invalid(
                        "exception",
                        "%s. Find out what is missing, write why you let them in all the same, or decline."
                                .formatted(capital(refused.getMessage()))));
    }

    private Uni<JoinRequest> request(Door door, UUID id) {
        return requests.of(door.id(), id).onItem().ifNull().failWith(Absent::new);
    }

    private Uni<Door> held(Viewer viewer, String slug) {
        return convened(viewer, slug).chain(door -> admission.hold(viewer, slug));
    }

    private LocalDate today(Viewer viewer) {
        return LocalDate.ofInstant(clock.instant(), viewer.zone());
    }

    static void mustConvene(Door door) {
        if (!door.convener()) {
            throw new Absent();
        }
    }

    private static String capital(@Nullable String text) {
        return text == null || text.isEmpty() ? "" : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
