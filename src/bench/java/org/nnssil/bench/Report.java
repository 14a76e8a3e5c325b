package org.nnssil.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was measured, as Markdown tables, and whether it meets what is demanded. */
record Report(
        List<Target> targets,
        List<Integer> connections,
        Results results,
        Map<String, Integer> statements,
        List<Duration> starts,
        long idleMebibytes,
        long loadedMebibytes,
        String machine) {

    /** The number of connections at which ratios are judged. */
    static final int JUDGED = 16;

    static final int MOST_STATEMENTS = 6;
    static final int MOST_BYTES = 60 * 1024;
    static final Duration LONGEST_START = Duration.ofSeconds(4);

    /** How much of its bare page's throughput a page must keep; the others are only shown. */
    static final Map<String, Double> LEAST_SHARE = Map.of("thread", 0.50, "directory", 0.50, "search", 0.25);

    static final double MOST_P99 = 2.0;

    private record Demand(String words, boolean met) {}

    String text() {
        List<String> lines = new ArrayList<>();
        lines.add(machine);
        lines.add("");
        figures(lines);
        lines.add("");
        ratios(lines);
        lines.add("");
        lines.add("Start to the first page, database and Keycloak up: "
                + String.join(
                        ", ",
                        starts.stream()
                                .map(s -> fixed(s.toMillis() / 1e3, 2) + " s")
                                .toList())
                + ". Resident memory: " + idleMebibytes + " MiB before the load, " + loadedMebibytes + " MiB after it ("
                + Application.HEAP + ").");
        lines.add("");
        demands().forEach(d -> lines.add((d.met() ? "PASS  " : "MISS  ") + d.words()));
        return String.join("\n", lines) + "\n";
    }

    /** Whether nothing that is demanded was missed. */
    boolean met() {
        return demands().stream().allMatch(Demand::met);
    }

    private void figures(List<String> lines) {
        StringBuilder head = new StringBuilder("| | bytes | SQL | CPU ms, application | CPU ms, database |");
        StringBuilder rule = new StringBuilder("|---|--:|--:|--:|--:|");
        for (int c : connections) {
            head.append(" requests/s at ").append(c).append(" | p50 ms | p99 ms |");
            rule.append("--:|--:|--:|");
        }
        lines.add(head.toString());
        lines.add(rule.toString());
        for (Target target : targets) {
            StringBuilder row = new StringBuilder("| ").append(target.name()).append(" | ");
            row.append(Math.round(bytes(target)))
                    .append(" | ")
                    .append(statements.get(target.name()))
                    .append(" | ")
                    .append(fixed(results.median(target.name(), JUDGED, Sample::applicationMillis), 2))
                    .append(" | ")
                    .append(fixed(results.median(target.name(), JUDGED, Sample::databaseMillis), 2))
                    .append(" |");
            for (int c : connections) {
                row.append(' ')
                        .append(Math.round(results.median(target.name(), c, Sample::perSecond)))
                        .append(" |");
                row.append(' ')
                        .append(fixed(results.median(target.name(), c, s -> s.percentile(0.50)), 1))
                        .append(" |");
                row.append(' ')
                        .append(fixed(results.median(target.name(), c, s -> s.percentile(0.99)), 1))
                        .append(" |");
            }
            lines.add(row.toString());
        }
    }

    private void ratios(List<String> lines) {
        lines.add("| at " + JUDGED + " connections, median of the rounds' ratios | throughput | p99 |");
        lines.add("|---|--:|--:|");
        for (Target target : targets) {
            if (!target.reference().isEmpty()) {
                lines.add("| " + target.name() + " / " + target.reference() + " | " + percent(share(target)) + " | "
                        + fixed(tail(target), 2) + " × |");
            }
        }
    }

    private List<Demand> demands() {
        List<Demand> demands = new ArrayList<>();
        for (Target target : targets) {
            Double least = LEAST_SHARE.get(target.name());
            if (least != null) {
                demands.add(new Demand(
                        target.name() + ": " + percent(share(target)) + " of the bare page's throughput, at least "
                                + percent(least),
                        share(target) >= least));
            }
            if (least != null && least >= 0.5) {
                demands.add(new Demand(
                        target.name() + ": p99 " + fixed(tail(target), 2) + " × that of the bare page, at most "
                                + fixed(MOST_P99, 1) + " ×",
                        tail(target) <= MOST_P99));
            }
        }
        for (Target target : targets) {
            if (!isReference(target)) {
                int count = statements.getOrDefault(target.name(), Integer.MAX_VALUE);
                demands.add(new Demand(
                        target.name() + ": " + count + " SQL statements, at most " + MOST_STATEMENTS,
                        count <= MOST_STATEMENTS));
                demands.add(new Demand(
                        target.name() + ": " + Math.round(bytes(target)) + " bytes, at most " + MOST_BYTES,
                        bytes(target) <= MOST_BYTES));
            }
        }
        double start =
                Sample.median(starts.stream().mapToDouble(Duration::toMillis).toArray()) / 1e3;
        demands.add(new Demand(
                "start to the first page: " + fixed(start, 2) + " s, at most " + LONGEST_START.toSeconds() + " s",
                start <= LONGEST_START.toSeconds()));
        return demands;
    }

    private static boolean isReference(Target target) {
        return target.headers().isEmpty();
    }

    private double share(Target target) {
        return results.medianRatio(target.name(), target.reference(), JUDGED, Sample::perSecond);
    }

    private double tail(Target target) {
        return results.medianRatio(target.name(), target.reference(), JUDGED, s -> s.percentile(0.99));
    }

    private double bytes(Target target) {
        return results.median(target.name(), JUDGED, Sample::meanBytes);
    }

    private static String percent(double share) {
        return Math.round(share * 100) + " %";
    }

    private static String fixed(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
