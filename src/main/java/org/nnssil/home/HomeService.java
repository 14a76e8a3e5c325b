package org.nnssil.home;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.nnssil.community.CommunityRef;
import org.nnssil.community.CommunityService;
import org.nnssil.discussion.DiscussionService;
import org.nnssil.discussion.ThreadLine;
import org.nnssil.jurisdiction.JurisdictionService;
import org.nnssil.jurisdiction.Seats;
import org.nnssil.newsletter.IssueView;
import org.nnssil.newsletter.NewsletterService;
import org.nnssil.practice.PracticeItem;
import org.nnssil.practice.PracticeService;
import org.nnssil.security.Viewer;
import org.nnssil.web.TileMap;
import org.nnssil.web.TileMapView;
import org.nnssil.web.Times;
import org.nnssil.webinar.WebinarService;
import org.nnssil.webinar.WebinarView;

/** Gathers the month from the features' own services; one statement each, at most six for anyone. */
@ApplicationScoped
class HomeService {

    private static final int PRACTICES = 4;
    private static final int THREADS = 5;
    private static final int PUBLIC_SESSIONS = 3;

    private final WebinarService webinars;
    private final PracticeService practices;
    private final DiscussionService discussions;
    private final CommunityService communities;
    private final JurisdictionService jurisdictions;
    private final NewsletterService newsletters;
    private final DeskService desk;
    private final Times times;
    private final Clock clock;

    HomeService(
            WebinarService webinars,
            PracticeService practices,
            DiscussionService discussions,
            CommunityService communities,
            JurisdictionService jurisdictions,
            NewsletterService newsletters,
            DeskService desk,
            Times times,
            Clock clock) {
        this.webinars = webinars;
        this.practices = practices;
        this.discussions = discussions;
        this.communities = communities;
        this.jurisdictions = jurisdictions;
        this.newsletters = newsletters;
        this.desk = desk;
        this.times = times;
        this.clock = clock;
    }

    Uni<FrontView> month(Viewer viewer) {
        return webinars.next(viewer)
                .chain(next -> practices.newest(viewer, PRACTICES).chain(newest -> discussions
                        .active(viewer, THREADS)
                        .chain(threads -> mine(viewer).chain(communities -> jurisdictions
                                .seatMap(viewer)
                                .chain(seats -> newsletters.edition(viewer).chain(edition -> waiting(viewer)
                                        .map(waiting -> front(
                                                viewer,
                                                edition,
                                                next,
                                                newest,
                                                threads,
                                                communities,
                                                seats,
                                                waiting))))))));
    }

    Uni<WelcomeView> welcome(Viewer viewer) {
        return webinars.upcoming(viewer, PUBLIC_SESSIONS)
                .chain(sessions -> practices.newest(viewer, PRACTICES).chain(newest -> jurisdictions
                        .seatMap(viewer)
                        .map(seats -> new WelcomeView(sessions, newest, map(seats)))));
    }

    private FrontView front(
            Viewer viewer,
            Optional<IssueView.Edition> edition,
            Optional<WebinarView> next,
            List<PracticeItem> newest,
            List<ThreadLine> threads,
            List<CommunityRef> communities,
            Seats seats,
            Optional<List<FrontView.Task>> waiting) {
        return new FrontView(
                times.month(YearMonth.from(clock.instant().atZone(viewer.zone()))),
                edition.orElse(null),
                next.orElse(null),
                newest,
                threads,
                communities.stream()
                        .filter(c -> !c.id().equals(Viewer.NATIONAL))
                        .toList(),
                map(seats),
                waiting.orElse(null));
    }

    /** Most people belong to the National Network alone, and then there is nothing to ask. */
    private Uni<List<CommunityRef>> mine(Viewer viewer) {
        boolean others = viewer.memberships().keySet().stream().anyMatch(id -> !id.equals(Viewer.NATIONAL));
        return others ? communities.mine(viewer) : Uni.createFrom().item(List.of());
    }

    private Uni<Optional<List<FrontView.Task>>> waiting(Viewer viewer) {
        return viewer.coordinator()
                ? desk.waiting(viewer).map(Optional::of)
                : Uni.createFrom().item(Optional.empty());
    }

    static TileMapView map(Seats seats) {
        return TileMap.ofEither(seats.finding(), "Seat", "filled", "vacant", seats.tiles());
    }
}
