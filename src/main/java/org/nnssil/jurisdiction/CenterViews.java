package org.nnssil.jurisdiction;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.nnssil.security.Viewer;
import org.nnssil.web.Choice;
import org.nnssil.web.Times;

/** Puts the page of a center together. */
@ApplicationScoped
class CenterViews {

    private final LiaisonService liaisons;
    private final Times times;

    CenterViews(LiaisonService liaisons, Times times) {
        this.liaisons = liaisons;
        this.times = times;
    }

    Uni<CenterView> center(Viewer viewer, String key, LiaisonForm form) {
        return liaisons.center(viewer, key).map(center -> view(viewer, center, form));
    }

    Uni<CenterView.Entry> open(Viewer viewer, String centerKey, UUID id) {
        return liaisons.open(viewer, centerKey, id).map(liaison -> entry(viewer, liaison));
    }

    private CenterView view(Viewer viewer, LiaisonService.Center center, LiaisonForm form) {
        List<Liaison> now = center.liaisons().stream().filter(Liaison::open).toList();
        return new CenterView(
                center.center().key(),
                center.center().name(),
                center.center().host(),
                center.served().entrySet().stream()
                        .map(place -> new CenterView.Served(
                                place.getKey(),
                                place.getValue(),
                                now.stream()
                                        .filter(one -> one.jurisdictionKey().equals(place.getKey()))
                                        .map(one -> entry(viewer, one))
                                        .toList()))
                        .toList(),
                now.stream()
                        .filter(one -> !center.served().containsKey(one.jurisdictionKey()))
                        .map(one -> entry(viewer, one))
                        .toList(),
                center.liaisons().stream()
                        .filter(one -> !one.open())
                        .map(one -> entry(viewer, one))
                        .toList(),
                viewer.coordinator(),
                Choice.of(center.staff(), form.person()),
                Choice.of(center.places(), form.typed()));
    }

    private CenterView.Entry entry(Viewer viewer, Liaison liaison) {
        LocalDate to = liaison.to();
        return new CenterView.Entry(
                liaison.id(),
                name(viewer, liaison),
                liaison.hasPage() ? "/people/" + liaison.personId() : "",
                liaison.jurisdictionKey(),
                liaison.jurisdiction(),
                to == null
                        ? "since " + times.calendarDate(liaison.from())
                        : times.calendarDate(liaison.from()) + " to " + times.calendarDate(to),
                viewer.coordinator() ? liaison.reason() : "");
    }

    /** Who chose not to be listed is named to the coordinator only. */
    static String name(Viewer viewer, Liaison liaison) {
        return liaison.listed() || viewer.coordinator()
                ? liaison.person()
                : liaison.open() ? "The liaison is not listed" : "A former liaison";
    }
}
