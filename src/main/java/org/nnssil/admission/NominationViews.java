package org.nnssil.admission;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Viewer;
import org.nnssil.shared.Page;
import org.nnssil.web.Times;

/** Puts nominations together for pages. */
@ApplicationScoped
class NominationViews {

    private static final int PAGE = 50;
    private static final String DESK = "/desk/nominations";
    private static final String OWN = "/nominations";

    private final NominationService nominations;
    private final LimitService limits;
    private final Times times;

    NominationViews(NominationService nominations, LimitService limits, Times times) {
        this.nominations = nominations;
        this.limits = limits;
        this.times = times;
    }

    Uni<NominationListView> own(Viewer viewer, @Nullable UUID after) {
        return nominations.right(viewer).chain(right -> nominations
                .list(viewer, false, null, after, PAGE)
                .map(page -> new NominationListView(
                        right.given(),
                        right.refusal(),
                        !viewer.nationalCore(),
                        List.of(),
                        lines(viewer, page),
                        page.next() == null ? null : OWN + "?after=" + page.next(),
                        after == null ? null : OWN)));
    }

    Uni<NominationListView> all(Viewer viewer, @Nullable NominationState state, @Nullable UUID after) {
        String here = state == null ? DESK : DESK + "?state=" + state.key();
        List<NominationListView.Tab> tabs = new ArrayList<>();
        tabs.add(new NominationListView.Tab("All", DESK, state == null));
        for (NominationState one : NominationState.values()) {
            tabs.add(new NominationListView.Tab(one.words, DESK + "?state=" + one.key(), one == state));
        }
        return nominations
                .list(viewer, true, state, after, PAGE)
                .map(page -> new NominationListView(
                        false,
                        "",
                        false,
                        tabs,
                        lines(viewer, page),
                        page.next() == null ? null : here + (state == null ? "?" : "&") + "after=" + page.next(),
                        after == null ? null : here));
    }

    Uni<NominationView> one(Viewer viewer, UUID id) {
        return nominations
                .find(viewer, id)
                .chain(row -> viewer.coordinator() && row.state().waits()
                        ? limits.warnings(row.jurisdictionKey(), row.centerKey())
                                .map(warnings -> view(row, warnings))
                        : Uni.createFrom().item(view(row, List.of())));
    }

    private List<NominationListView.Line> lines(Viewer viewer, Page<NominationRow> page) {
        return page.items().stream()
                .map(row -> new NominationListView.Line(
                        row.id(),
                        row.name(),
                        row.roleTitle(),
                        row.nominatorId().equals(viewer.personId()) ? "" : what(row),
                        row.state().words,
                        row.state().tone,
                        day(row.createdAt()),
                        row.holder() && row.coreRequest() && row.state() == NominationState.ASKED))
                .toList();
    }

    private NominationView view(NominationRow row, List<String> warnings) {
        return new NominationView(
                row.id(),
                row.coreRequest(),
                row.name(),
                row.roleTitle(),
                row.email(),
                row.place(),
                row.jurisdictionKey() == null ? "" : "/jurisdictions/" + row.jurisdictionKey(),
                row.nominator(),
                row.nominatorId(),
                what(row),
                row.liaisonFor(),
                row.why(),
                row.state().words,
                row.state().tone,
                row.state().waits(),
                row.holder() && row.coreRequest() && row.state() == NominationState.ASKED,
                row.note(),
                history(row),
                warnings);
    }

    private static String what(NominationRow row) {
        return row.coreRequest()
                ? row.supporter().isEmpty()
                        ? "asks to become a core member"
                        : "asks to become a core member; %s supports it".formatted(row.supporter())
                : "named by %s, %s".formatted(row.nominator(), row.place());
    }

    private List<String> history(NominationRow row) {
        List<String> history = new ArrayList<>();
        history.add((row.coreRequest() ? "Asked on " : "Named on ") + day(row.createdAt()));
        if (row.passed()) {
            history.add("%s has left; it is with %s now"
                    .formatted(row.nominator(), row.centerKey() == null ? "the seat" : "the center"));
        }
        if (!row.supporter().isEmpty()) {
            history.add("Supported by " + row.supporter());
        }
        if (row.state() == NominationState.ASKED) {
            history.add(
                    row.seatHolder().isEmpty()
                            ? "Nobody has taken the seat now; the coordinator decides"
                            : "Waits for " + row.seatHolder());
        }
        Instant decided = row.decidedAt();
        if (decided != null) {
            history.add("%s on %s%s"
                    .formatted(row.state().words, day(decided), row.decider().isEmpty() ? "" : " by " + row.decider()));
        }
        return history;
    }

    private String day(Instant instant) {
        return times.calendarDate(LocalDate.ofInstant(instant, Viewer.EASTERN));
    }
}
