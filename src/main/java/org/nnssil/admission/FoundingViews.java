package org.nnssil.admission;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.nnssil.security.Viewer;
import org.nnssil.web.Times;

/** Puts founding lists together for pages. */
@ApplicationScoped
class FoundingViews {

    private final Times times;

    FoundingViews(Times times) {
        this.times = times;
    }

    FoundingListView line(FoundingImport list) {
        String words =
                switch (list.state()) {
                    case "READ" -> list.problems() > 0 ? "Has problems" : "Read, not applied";
                    case "APPLYING" -> "Being applied";
                    case "APPLIED" -> "Applied";
                    default -> "Discarded";
                };
        String tone =
                switch (list.state()) {
                    case "READ" -> list.problems() > 0 ? "bad" : "soon";
                    case "APPLYING" -> "soon";
                    case "APPLIED" -> "good";
                    default -> "plain";
                };
        return new FoundingListView(
                list.id(),
                list.fileName(),
                words,
                tone,
                list.rows(),
                "Read on " + day(list.uploadedAt()) + " by " + list.uploadedBy());
    }

    /**
     * @param problemPage which page of the problems is shown, from one
     * @param changePage which page of the changes
     */
    FoundingView view(FoundingService.Comparison comparison, int problemPage, int changePage) {
        FoundingImport list = comparison.list();
        boolean waits = list.waits();
        int problems = comparison.allProblems();
        Instant applied = list.appliedAt();
        int changing = comparison.counts().entrySet().stream()
                .filter(count -> count.getKey() != FoundingOutcome.SAME
                        && !count.getKey().conflict())
                .mapToInt(java.util.Map.Entry::getValue)
                .sum();
        String path = "/desk/founding/" + list.id();
        return new FoundingView(
                list.id(),
                list.fileName(),
                list.notes(),
                waits,
                list.state().equals("APPLYING"),
                list.state().equals("APPLIED"),
                list.state().equals("DISCARDED"),
                waits && problems == 0 && comparison.changes() > 0,
                list.rows(),
                list.done(),
                String.format(Locale.US, "%,d of %,d rows are applied", list.done(), list.rows()),
                total(comparison, FoundingOutcome.NEW),
                total(comparison, FoundingOutcome.REPLACES, FoundingOutcome.CORRECTED, FoundingOutcome.MARKED),
                total(comparison, FoundingOutcome.SAME, FoundingOutcome.KEPT, FoundingOutcome.FORMER),
                total(comparison, FoundingOutcome.VACANT),
                total(comparison, FoundingOutcome.NEW, FoundingOutcome.REPLACES),
                waits ? problems : 0,
                waits ? 0 : list.problems(),
                comparison.problems().stream()
                        .map(problem -> new FoundingView.Problem(problem.number(), problem.column(), problem.words()))
                        .toList(),
                pages(
                        path + "?changes=" + changePage + "&problems=%d#problems",
                        problemPage,
                        comparison.problems().size(),
                        problems),
                changes(comparison),
                pages(
                        path + "?problems=" + problemPage + "&changes=%d#changes",
                        changePage,
                        comparison.lines().size(),
                        changing),
                applied == null ? "" : day(applied));
    }

    private static FoundingView.Pages pages(String address, int page, int shown, int all) {
        int from = (page - 1) * FoundingService.SHOWN;
        return new FoundingView.Pages(
                page == 1 ? "" : address.formatted(page - 1),
                from + shown < all && shown > 0 ? address.formatted(page + 1) : "",
                shown == all || shown == 0
                        ? ""
                        : String.format(Locale.US, "%,d to %,d of %,d", from + 1, from + shown, all));
    }

    /** A list that is applied has its rows no more, and its counts instead. */
    private static int total(FoundingService.Comparison comparison, FoundingOutcome... outcomes) {
        int total = 0;
        for (FoundingOutcome outcome : outcomes) {
            total += comparison.list().waits()
                    ? comparison.count(outcome)
                    : comparison.list().outcome(outcome);
        }
        return total;
    }

    private static List<FoundingView.Change> changes(FoundingService.Comparison comparison) {
        return comparison.lines().stream()
                .map(line -> new FoundingView.Change(
                        line.row().number(),
                        line.jurisdiction(),
                        line.row().name(),
                        line.row().email(),
                        line.words()))
                .toList();
    }

    private String day(Instant instant) {
        return times.calendarDate(LocalDate.ofInstant(instant, Viewer.EASTERN));
    }
}
