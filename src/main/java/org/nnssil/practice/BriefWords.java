package org.nnssil.practice;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.practice.BriefView.Acts;
import org.nnssil.practice.BriefView.Badge;
import org.nnssil.practice.BriefView.Fact;
import org.nnssil.practice.BriefView.Section;
import org.nnssil.practice.BriefView.Value;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;
import org.nnssil.web.Times;

/** Puts a spotlight into words for one reader. */
@ApplicationScoped
class BriefWords {

    private final Times times;

    BriefWords(Times times) {
        this.times = times;
    }

    BriefView brief(PracticeRow row, Names names, Viewer viewer) {
        PracticeText text = row.text();
        Outcome outcome = text.outcome();
        boolean changed = row.revision() > 1;
        return new BriefView(
                path(row.id()),
                row.shelf().national() ? "" : row.shelf().name(),
                row.shelf().path(),
                text.title(),
                text.summary(),
                row.jurisdictionName(),
                "/practices?jurisdiction=" + row.jurisdictionKey(),
                new Badge(row.status().words(), row.status().tone()),
                outcome == null ? null : new Badge(outcome.words(), outcome.tone()),
                outcome == null ? "" : outcome.meaning(),
                text.tier().words(),
                text.tier().meaning(),
                text.tierBasis(),
                story(text),
                facts(text, names),
                Shelves.sees(viewer, row.shelf().communityId()) || row.tended() ? text.contact() : null,
                byline(row),
                row.publishedAt() == null ? null : times.date(row.publishedAt(), viewer.zone()),
                changed ? times.date(row.changedAt(), viewer.zone()) : null,
                row.shelf().national()
                        ? text.reach().words()
                        : text.reach().words() + " of " + row.shelf().name(),
                row.status() == PracticeStatus.PUBLISHED ? "" : row.reviewNote(),
                row.withdrawnReason(),
                List.copyOf(text.missing().values()),
                acts(row, viewer));
    }

    /** @param own what the viewer wrote themselves */
    WorkView work(List<PracticeLine> lines, Viewer viewer) {
        return new WorkView(
                lines.stream()
                        .filter(PracticeLine::own)
                        .map(line -> line(line, viewer))
                        .toList(),
                lines.stream()
                        .filter(line -> !line.own())
                        .map(line -> line(line, viewer))
                        .toList(),
                Shelves.writes(viewer, Viewer.NATIONAL),
                viewer.reviewer());
    }

    /** The longest waiting first; whose it is does not matter. */
    List<WorkView.Line> queue(List<PracticeLine> lines, Viewer viewer) {
        return lines.stream().map(line -> line(line, viewer)).toList();
    }

    private WorkView.Line line(PracticeLine line, Viewer viewer) {
        Instant at =
                switch (line.status()) {
                    case SUBMITTED -> line.submittedAt();
                    case PUBLISHED -> line.publishedAt();
                    default -> line.changedAt();
                };
        String act =
                switch (line.status()) {
                    case DRAFT -> "saved ";
                    case SUBMITTED -> "submitted ";
                    case RETURNED -> "returned ";
                    case PUBLISHED -> "published ";
                    case WITHDRAWN -> "withdrawn ";
                };
        return new WorkView.Line(
                path(line.id()),
                line.title(),
                line.shelf().national() ? line.jurisdictionName() : line.shelf().name(),
                line.passed() ? "by " + line.authorName() + ", former; passed to the seat" : line.authorName(),
                new Badge(line.status().words(), line.status().tone()),
                act + times.relative(at == null ? line.changedAt() : at, viewer.zone()),
                line.status() == PracticeStatus.RETURNED ? line.reviewNote() : line.withdrawnReason(),
                line.change());
    }

    private static List<Section> story(PracticeText text) {
        List<Section> story = new ArrayList<>();
        tell(story, "Situation", text.situation());
        tell(story, "What we did", text.whatWeDid());
        tell(story, "What came of it", text.whatCame());
        tell(story, "What it surfaced", text.surfaced());
        tell(story, "What we would do differently", text.differently());
        return story;
    }

    private static void tell(List<Section> story, String heading, String text) {
        if (!text.isBlank()) {
            story.add(new Section(heading, text));
        }
    }

    private List<Fact> facts(PracticeText text, Names names) {
        List<Fact> facts = new ArrayList<>();
        add(facts, "Principles", text, Facet.PRINCIPLE, names);
        add(facts, Facet.LEVEL.label(), text, Facet.LEVEL, names);
        add(facts, Facet.LEVER.label(), text, Facet.LEVER, names);
        add(facts, Facet.STUDENTS.label(), text, Facet.STUDENTS, names);
        add(facts, Facet.SETTING.label(), text, Facet.SETTING, names);
        add(facts, "Scale", text.scale());
        add(facts, "When", dates(text.beganOn(), text.endedOn()));
        add(facts, "Staff time", text.staffTime());
        add(facts, "Cost", text.cost());
        add(facts, Facet.AREA.label(), text, Facet.AREA, names);
        add(facts, Facet.STATE_ACTION.label(), text, Facet.STATE_ACTION, names);
        add(facts, Facet.IDENTIFIED_AS.label(), text, Facet.IDENTIFIED_AS, names);
        return facts;
    }

    private static void add(List<Fact> facts, String term, PracticeText text, Facet facet, Names names) {
        List<Value> values = text.of(facet).stream()
                .map(value -> new Value(
                        facet == Facet.PRINCIPLE
                                ? value + " " + names.of(new Tag(facet, value))
                                : names.of(new Tag(facet, value)),
                        "/practices?" + facet.key() + "=" + value))
                .toList();
        if (!values.isEmpty()) {
            facts.add(new Fact(term, values));
        }
    }

    private static void add(List<Fact> facts, String term, String words) {
        if (!words.isBlank()) {
            facts.add(new Fact(term, List.of(new Value(words, null))));
        }
    }

    /** "September 2017 to November 2017": a day is more than anybody wants to know. */
    private String dates(@Nullable LocalDate began, @Nullable LocalDate ended) {
        String from = began == null ? "" : times.month(YearMonth.from(began));
        String to = ended == null ? "" : times.month(YearMonth.from(ended));
        if (from.equals(to)) {
            return from;
        }
        if (from.isEmpty()) {
            return "until " + to;
        }
        return to.isEmpty() ? "since " + from : from + " to " + to;
    }

    /** Role and jurisdiction are those of the time of writing. */
    private static String byline(PracticeRow row) {
        StringBuilder line = new StringBuilder(row.authorName());
        if (!row.authorRole().isBlank()) {
            line.append(", ").append(row.authorRole());
        }
        String organization = row.organization();
        if (organization != null) {
            line.append(", ").append(organization);
        }
        String jurisdiction = row.authorJurisdiction();
        if (jurisdiction != null) {
            line.append(", ").append(jurisdiction);
        }
        return line.toString();
    }

    private static Acts acts(PracticeRow row, Viewer viewer) {
        PracticeStatus status = row.status();
        boolean working = row.working();
        boolean submitted = status == PracticeStatus.SUBMITTED;
        boolean published = status == PracticeStatus.PUBLISHED;
        boolean own = viewer.signedIn()
                && (row.authorId().equals(viewer.personId())
                        || viewer.personId() != null && viewer.personId().equals(row.submittedBy()));
        UUID community = row.shelf().communityId();
        boolean presides = Shelves.presides(viewer, community);
        boolean decides = submitted && Shelves.reviews(viewer, community);
        return new Acts(
                published,
                status == PracticeStatus.WITHDRAWN,
                status == PracticeStatus.RETURNED,
                submitted,
                working,
                working && row.tended() ? path(row.id()) + "/edit" : null,
                working && row.tended() && row.text().missing().isEmpty(),
                submitted && row.tended(),
                working && row.tended(),
                decides && (!own || presides),
                decides && own && !presides,
                published && row.tended(),
                published && (row.tended() || presides),
                row.replacesId() == null ? null : path(row.replacesId()),
                row.changeId() == null || !row.tended() ? null : path(row.changeId()),
                published && !row.shelf().national() && viewer.reachIn(community) != Reach.PUBLIC
                        ? "/offers/new/practice/" + row.id()
                        : null);
    }

    private static String path(UUID id) {
        return "/practices/" + id;
    }
}
