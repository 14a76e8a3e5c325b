package org.nnssil.newsletter;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Audience;
import org.nnssil.webinar.WebinarNews;
import org.nnssil.webinar.WebinarService;

/** The sessions that come, and the recordings that were added. */
@ApplicationScoped
class WebinarSource implements IssueSource {

    /** Readers plan a month ahead; the issue after next is soon enough for the rest. */
    private static final Duration AHEAD = Duration.ofDays(45);

    private final WebinarService webinars;
    private final Clock clock;

    WebinarSource(WebinarService webinars, Clock clock) {
        this.webinars = webinars;
        this.clock = clock;
    }

    @Override
    public String type() {
        return "webinar";
    }

    @Override
    public Uni<List<Candidate>> candidates(Audience issue, Period period) {
        Instant now = clock.instant();
        return webinars.forIssue(issue, period.from(), period.to()).map(found -> found.stream()
                .filter(news -> news.startsAt().isBefore(now.plus(AHEAD)))
                .filter(news -> issue.mayCarry(news.audience()))
                .map(news -> news.coming(now) ? coming(news) : recording(news))
                .toList());
    }

    @Override
    public Uni<@Nullable Candidate> present(Audience issue, ItemKind kind, UUID id) {
        return webinars.forIssue(issue, id).map(news -> {
            if (news == null) {
                return null;
            }
            return kind == ItemKind.WEBINAR ? coming(news) : recording(news);
        });
    }

    private static Candidate coming(WebinarNews news) {
        return candidate(ItemKind.WEBINAR, news, news.startsAt(), "takes place on " + Plain.day(news.startsAt()));
    }

    private static Candidate recording(WebinarNews news) {
        return candidate(ItemKind.RECORDING, news, null, "recording of the session on " + Plain.day(news.startsAt()));
    }

    private static Candidate candidate(ItemKind kind, WebinarNews news, @Nullable Instant moment, String why) {
        return new Candidate(
                kind,
                news.id(),
                news.revision(),
                "",
                "",
                moment,
                why,
                news.title(),
                Plain.asMarkdown(news.summary()),
                news.path());
    }
}
