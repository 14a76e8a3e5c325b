package org.nnssil.admission;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
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

    FoundingView view(FoundingService.Comparison comparison) {
        FoundingImport list = comparison.list();
        boolean waits = list.waits();
        int problems = list.problems() + (waits ? comparison.conflicts() : 0);
        Instant applied = list.appliedAt();
        int listed = comparison.counts().entrySet().stream()
                .filter(count -> count.getKey() != FoundingOutcome.SAME
                        && !count.getKey().conflict())
                .mapToInt(java.util.Map.Entry::getValue)
                .sum();
        List<FoundingView.Change> changes = changes(comparison);
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
                problems,
                problems(comparison, waits),
                changes,
                changes.size() < listed ? String.format(Locale.US, "the first %,d of %,d", changes.size(), listed) : "",
                applied == null ? "" : day(applied));
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

    private static List<FoundingView.Problem> problems(FoundingService.Comparison comparison, boolean waits) {
        List<FoundingView.Problem> problems = new ArrayList<>();
        comparison
                .problems()
                .forEach(problem ->
                        problems.add(new FoundingView.Problem(problem.number(), problem.column(), problem.words())));
        if (waits) {
            comparison.lines().stream()
                    .filter(line -> line.outcome().conflict())
                    .forEach(line -> problems.add(
                            new FoundingView.Problem(line.row().number(), ListColumn.EMAIL.words, line.words())));
        }
        problems.sort(Comparator.comparingInt(FoundingView.Problem::number));
        return problems;
    }

    private static List<FoundingView.Change> changes(FoundingService.Comparison comparison) {
        return comparison.lines().stream()
                .filter(line -> !line.outcome().conflict())
                .map(line -> new FoundingView.Change(
                        line.row().number(),
                        line.jurisdiction(),
                        line.row().name(),
                        line.row().email(),
                        line.words(),
                        line.outcome().invites()
                                ? "good"
                                : line.outcome() == FoundingOutcome.VACANT ? "soon" : "plain"))
                .toList();
    }

    private String day(Instant instant) {
        return times.calendarDate(LocalDate.ofInstant(instant, Viewer.EASTERN));
    }
}
