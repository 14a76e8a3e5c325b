package org.nnssil.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Starts PostgreSQL, Keycloak and the packaged application, fills the database, and drives pages and references in the
 * same rounds; see docs/benchmark.md. Figures of one run are only comparable with each other.
 */
public final class Bench {

    private static final List<Integer> CONNECTIONS = List.of(2, 16, 64);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
    /** Names of pages with commas, to look into one; none means all, as the demands are about. */
    private static final String ONLY = System.getProperty("bench.only", "");

    /** The search among 50,000 people, which has a database of its own. */
    private static final String SEARCH = "people";

    private static final Duration JUDGED_STRETCH = Duration.ofMillis(4_000);
    private static final Duration OTHER_STRETCH = Duration.ofMillis(1_000);
    private static final Duration WARM_UP = Duration.ofMillis(2_500);
    private static final int WARM_UPS = 2;
    private static final int STARTS = 3;

    /** Rows that the real pages show. */
    private static final int DIRECTORY_ROWS = 50;

    private static final int SEARCH_ROWS = 20;

    private final PrintStream out = System.out;
    private final Path jar;
    private final Path keycloakHome;
    private final Path folder;

    private Bench(Path jar, Path keycloakHome, Path folder) {
        this.jar = jar;
        this.keycloakHome = keycloakHome;
        this.folder = folder;
    }

    /** @param arguments the runner jar, the unpacked Keycloak, a folder for data, logs and the report */
    public static void main(String... arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[2]).toAbsolutePath());
        boolean met = new Bench(
                        Path.of(arguments[0]).toAbsolutePath(),
                        Path.of(arguments[1]).toAbsolutePath(),
                        folder)
                .run();
        // The demands are about all pages; who looks into one reads the figures.
        if (!met && ONLY.isEmpty()) {
            System.err.println("bench: a demand is missed, see the lines that begin with MISS");
            System.exit(1);
        }
    }

    /** @return whether every demand is met */
    private boolean run() throws Exception {
        say("starting PostgreSQL and Keycloak");
        try (Database database = Database.start(folder);
                Keycloak keycloak = Keycloak.start(keycloakHome, folder, database.port())) {
            say("migrating, by a first start of the application");
            start(database, keycloak).close();
            say("loading people, practices, threads, webinars");
            database.execute(Database.NETWORK, scale());
            // As PostgreSQL would by itself soon, but not in the middle of a round.
            database.execute(Database.NETWORK, "vacuum analyze");
            List<Duration> starts = new ArrayList<>();
            for (int i = 1; i < STARTS; i++) {
                try (Application application = start(database, keycloak)) {
                    starts.add(application.firstPage());
                }
            }
            boolean met;
            try (Application application = start(database, keycloak)) {
                starts.add(application.firstPage());
                met = ONLY.equals(SEARCH) || measure(database, keycloak, application, starts);
            }
            return (ONLY.isEmpty() || ONLY.equals(SEARCH)) ? search(database, keycloak) && met : met;
        }
    }

    private boolean search(Database database, Keycloak keycloak) throws Exception {
        say("searching a directory of 50,000 people");
        String report = LargeDirectory.measure(jar, folder.resolve("application.log"), database, keycloak);
        Files.writeString(folder.resolve("report.md"), "\n" + report, StandardOpenOption.APPEND);
        out.println();
        out.println(report);
        return !report.contains("MISS");
    }

    private boolean measure(Database database, Keycloak keycloak, Application application, List<Duration> starts)
            throws Exception {
        Targets targets = new Targets(database);
        try (Load load = new Load(application.port())) {
            List<Target> all = signedIn(targets, keycloak, application, load);
            long idle = application.residentMebibytes();
            for (int i = 0; i < WARM_UPS; i++) {
                say("warming up");
                for (Target target : all) {
                    new Results().add(target, Report.JUDGED, load.run(target, Report.JUDGED, WARM_UP));
                }
            }
            Map<String, Integer> statements = count(database, load, all);
            Results results = new Results();
            for (int round = 1; round <= ROUNDS; round++) {
                say("round " + round + " of " + ROUNDS);
                // A session of its own for each round, so that none is refreshed within one.
                all = signedIn(targets, keycloak, application, load);
                drive(database, application, load, all, results, round);
            }
            Report report = new Report(
                    all, CONNECTIONS, results, statements, starts, idle, application.residentMebibytes(), machine());
            Files.writeString(folder.resolve("report.md"), report.text());
            out.println();
            out.println(report.text());
            return report.met();
        }
    }

    /** Pages and references alternate, and every other round runs backwards, so that no drift favours one of them. */
    private static void drive(
            Database database, Application application, Load load, List<Target> all, Results results, int round)
            throws InterruptedException, SQLException {
        for (int connections : CONNECTIONS) {
            Duration stretch = connections == Report.JUDGED ? JUDGED_STRETCH : OTHER_STRETCH;
            for (int i = 0; i < all.size(); i++) {
                Target target = all.get(round % 2 == 1 ? i : all.size() - 1 - i);
                Duration ours = application.processorTime();
                Duration theirs = database.processorTime();
                Sample sample = load.run(target, connections, stretch);
                results.add(
                        target,
                        connections,
                        sample.with(
                                application.processorTime().minus(ours),
                                database.processorTime().minus(theirs)));
            }
        }
    }

    /** All targets, each page right before its reference, with the references filled up to the bytes of the pages. */
    private static List<Target> signedIn(Targets targets, Keycloak keycloak, Application application, Load load)
            throws Exception {
        List<Target> pages = targets.pages(SignIn.cookie(application.port()), keycloak.accessToken());
        Map<String, Target> references = new LinkedHashMap<>();
        targets.references(new Targets.Rows(DIRECTORY_ROWS, SEARCH_ROWS)).forEach(r -> references.put(r.name(), r));
        List<Target> all = new ArrayList<>();
        for (Target page : pages) {
            all.add(page);
            Target reference = references.remove(page.reference());
            if (reference != null) {
                long missing = bytes(load, page) - bytes(load, reference);
                all.add(reference.withPaths(reference.paths().stream()
                        .map(p -> p + "&filling=" + Math.max(0, missing))
                        .toList()));
            }
        }
        all.addAll(references.values());
        return ONLY.isEmpty() ? all : chosen(all, List.of(ONLY.split(",")));
    }

    /** The targets of these names, with the references of those among them that have one. */
    private static List<Target> chosen(List<Target> all, List<String> names) {
        List<String> references = all.stream()
                .filter(target -> names.contains(target.name()))
                .map(Target::reference)
                .toList();
        return all.stream()
                .filter(target -> names.contains(target.name()) || references.contains(target.name()))
                .toList();
    }

    private static long bytes(Load load, Target target) throws InterruptedException {
        long sum = 0;
        for (String path : target.paths()) {
            Sample one = load.run(target.withPaths(List.of(path)), 1, Duration.ofMillis(1));
            new Results().add(target, 1, one);
            sum += one.meanBytes();
        }
        return sum / target.paths().size();
    }

    /**
     * Statements of one request, counted by PostgreSQL. The least of five, because jobs of the service run meanwhile; the
     * statements themselves are left in a file.
     */
    private Map<String, Integer> count(Database database, Load load, List<Target> all) throws Exception {
        say("counting statements");
        Map<String, Integer> counts = new LinkedHashMap<>();
        StringBuilder seen = new StringBuilder();
        database.logStatements(true);
        for (Target target : all) {
            List<String> least = List.of();
            for (int i = 0; i < 5; i++) {
                List<String> statements = database.statementsDuring(() -> load.run(target, 1, Duration.ofNanos(1)));
                least = i == 0 || statements.size() < least.size() ? statements : least;
            }
            if (least.isEmpty()) {
                throw new IllegalStateException(
                        "No statement was seen for " + target.name() + ": the count is broken.");
            }
            counts.put(target.name(), least.size());
            seen.append(target.name()).append(": ").append(least.size()).append('\n');
            least.forEach(s -> seen.append("    ").append(s).append('\n'));
        }
        database.logStatements(false);
        Files.writeString(folder.resolve("statements.txt"), seen);
        return counts;
    }

    private Application start(Database database, Keycloak keycloak) throws IOException, InterruptedException {
        return Application.start(jar, folder.resolve("application.log"), database, Database.NETWORK, keycloak);
    }

    private static String scale() throws IOException {
        try (InputStream in = Objects.requireNonNull(Bench.class.getResourceAsStream("/bench/scale.sql"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String machine() {
        Runtime runtime = Runtime.getRuntime();
        return "Java " + Runtime.version() + ", " + runtime.availableProcessors() + " cores shared by the driver, the"
                + " application, PostgreSQL and Keycloak; " + ROUNDS + " rounds.";
    }

    private void say(String what) {
        out.println("bench: " + what);
    }
}
