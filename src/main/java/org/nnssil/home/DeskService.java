package org.nnssil.home;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.nnssil.jurisdiction.JurisdictionService;
import org.nnssil.newsletter.NewsletterService;
import org.nnssil.security.Viewer;
import org.nnssil.web.Absent;
import org.nnssil.webinar.WebinarService;

/** What waits for the coordinator, each thing with its count and its place. */
@ApplicationScoped
class DeskService {

    private final DeskRepository work;
    private final WebinarService webinars;
    private final JurisdictionService jurisdictions;
    private final NewsletterService newsletters;

    DeskService(
            DeskRepository work,
            WebinarService webinars,
            JurisdictionService jurisdictions,
            NewsletterService newsletters) {
        this.work = work;
        this.webinars = webinars;
        this.jurisdictions = jurisdictions;
        this.newsletters = newsletters;
    }

    /** Only what is there to do; an empty list means that nothing waits. */
    Uni<List<FrontView.Task>> waiting(Viewer viewer) {
        return work.waiting(viewer);
    }

    Uni<DeskView> desk(Viewer viewer) {
        if (!viewer.coordinator()) {
            throw new Absent();
        }
        return waiting(viewer).chain(tasks -> webinars.next(viewer).chain(next -> jurisdictions
                .seatMap(viewer)
                .chain(seats -> newsletters.atWork(viewer).chain(draft -> newsletters
                        .latest(viewer)
                        .map(latest -> new DeskView(
                                tasks,
                                next.orElse(null),
                                draft.orElse(null),
                                latest.filter(sent -> draft.isEmpty()
                                                || !draft.get().id().equals(sent.id()))
                                        .orElse(null),
                                seats.filled(),
                                seats.counted(),
                                HomeService.map(seats)))))));
    }
}
