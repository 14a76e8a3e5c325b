package org.nnssil.home;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.nnssil.jurisdiction.JurisdictionService;
import org.nnssil.mail.MailService;
import org.nnssil.practice.PracticeService;
import org.nnssil.security.Viewer;
import org.nnssil.web.Absent;
import org.nnssil.webinar.WebinarService;

/** What waits for the coordinator, each thing with its count and its place. */
@ApplicationScoped
class DeskService {

    private final PracticeService practices;
    private final MailService mail;
    private final WebinarService webinars;
    private final JurisdictionService jurisdictions;

    DeskService(
            PracticeService practices, MailService mail, WebinarService webinars, JurisdictionService jurisdictions) {
        this.practices = practices;
        this.mail = mail;
        this.webinars = webinars;
        this.jurisdictions = jurisdictions;
    }

    /** Only what is there to do; an empty list means that nothing waits. */
    Uni<List<FrontView.Task>> waiting(Viewer viewer) {
        return practices.awaitingReview(viewer).chain(reviews -> mail.held(viewer)
                .map(held -> {
                    List<FrontView.Task> tasks = new ArrayList<>();
                    add(tasks, reviews, "practice to review", "practices to review", "/practices/review");
                    add(tasks, held, "mail held back", "mails held back", "/desk/mail?state=held");
                    return List.copyOf(tasks);
                }));
    }

    Uni<DeskView> desk(Viewer viewer) {
        if (!viewer.coordinator()) {
            throw new Absent();
        }
        return waiting(viewer).chain(tasks -> webinars.next(viewer).chain(next -> jurisdictions
                .seatMap(viewer)
                .map(seats -> new DeskView(
                        tasks, next.orElse(null), seats.filled(), seats.counted(), HomeService.map(seats)))));
    }

    private static void add(List<FrontView.Task> tasks, long count, String one, String many, String path) {
        if (count > 0) {
            tasks.add(new FrontView.Task(count, count == 1 ? one : many, path));
        }
    }
}
