package org.nnssil.admission;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.nnssil.jurisdiction.JurisdictionService;
import org.nnssil.security.Viewer;
import org.nnssil.shared.Ids;
import org.nnssil.shared.Sha256;
import org.nnssil.web.Absent;
import org.nnssil.web.Conflict;
import org.nnssil.web.Invalid;

/**
 * The founding list: read and compared without changing anything, then applied exactly as it was looked at. A list is
 * applied in parts, each a transaction that moves the mark of how far it has come, so that a crash loses nothing, any
 * replica goes on, and applying it in one go or in ten comes to the same. Whoever is not the coordinator finds nothing.
 */
@ApplicationScoped
public class FoundingService {

    /** A list that nobody applies is forgotten after this; it holds names of people who are not in the network. */
    static final Duration KEPT = Duration.ofDays(30);

    /** The founding list of the network is far below this, so it is applied as a whole. */
    static final int PART = 1_000;

    private static final long MOST_BYTES = 24L * 1_048_576;

    /** Problems kept; all are counted. More than this are the same mistake in every row. */
    static final int MOST_PROBLEMS = 100_000;

    /** Lines of a page. */
    static final int SHOWN = 100;

    private static final Map<FoundingOutcome, Integer> NO_COUNTS = Map.of();

    private final Pool pool;
    private final FoundingRepository lists;
    private final FoundingStepService steps;
    private final JurisdictionService jurisdictions;
    private final Clock clock;

    FoundingService(
            Pool pool,
            FoundingRepository lists,
            FoundingStepService steps,
            JurisdictionService jurisdictions,
            Clock clock) {
        this.pool = pool;
        this.lists = lists;
        this.steps = steps;
        this.jurisdictions = jurisdictions;
        this.clock = clock;
    }

    /**
     * A list beside the network as it is now, as far as that is of use: a list that does not wait any more has no
     * lines.
     *
     * @param lines one page of those that would change something
     * @param problems one page of them
     */
    record Comparison(
            FoundingImport list,
            Map<FoundingOutcome, Integer> counts,
            List<FoundingLine> lines,
            List<FoundingProblem> problems) {

        /** In the file, and of its rows with the network. */
        int allProblems() {
            return list.problems() + conflicts();
        }

        int count(FoundingOutcome outcome) {
            return counts.getOrDefault(outcome, 0);
        }

        private int conflicts() {
            return counts.entrySet().stream()
                    .filter(count -> count.getKey().conflict())
                    .mapToInt(Map.Entry::getValue)
                    .sum();
        }

        int changes() {
            return counts.entrySet().stream()
                    .filter(count -> count.getKey().change())
                    .mapToInt(Map.Entry::getValue)
                    .sum();
        }
    }

    /**
     * Reads a file for looking at; nobody is named or invited by it. The same submission twice reads once.
     *
     * @throws Invalid naming {@code list} for what is no text at all
     */
    Uni<UUID> read(Viewer viewer, String fileName, Path file, UUID submission) {
        mayAct(viewer);
        return lists.ofSubmission(submission)
                .chain(done -> done.map(id -> Uni.createFrom().item(id))
                        .orElseGet(() -> jurisdictions.names().chain(names -> lists.seats()
                                .chain(seats -> read(viewer, fileName, file, submission, names, seats)))));
    }

    Uni<List<FoundingImport>> latest(Viewer viewer) {
        mayAct(viewer);
        return lists.latest();
    }

    /**
     * @param problems which page of the problems, from one
     * @param changes which page of the changes
     */
    Uni<Comparison> compare(Viewer viewer, UUID id, int problems, int changes) {
        return counted(viewer, id).chain(counted -> lists.problemsOf(id, SHOWN, (problems - 1) * SHOWN)
                .chain(told -> lines(counted.list(), changes)
                        .map(lines -> new Comparison(counted.list(), counted.counts(), lines, told))));
    }

    /** All problems of a list, a part at a time. */
    Uni<Multi<List<FoundingProblem>>> problems(Viewer viewer, UUID id) {
        return found(viewer, id).chain(list -> lists.lastRow(id)).map(last -> Multi.createFrom()
                .range(0, last / PART + 1)
                .onItem()
                .transformToUniAndConcatenate(part -> lists.problems(id, part * PART, (part + 1) * PART)));
    }

    /**
     * Begins to apply a list without problems. A list of the usual size is applied when this completes.
     *
     * @throws Conflict where it has problems, or is applied already
     */
    Uni<Void> apply(Viewer viewer, UUID id) {
        return counted(viewer, id)
                .invoke(FoundingService::mustFit)
                .chain(comparison -> steps.begin(
                        viewer, comparison.list().id(), comparison.list().rows()))
                .chain(() -> steps.next())
                .replaceWithVoid();
    }

    /** Goes on with lists that are being applied, until none is left for this replica. */
    Uni<Void> goOn() {
        return Uni.createFrom()
                .deferred(steps::next)
                .repeat()
                .whilst(more -> more)
                .collect()
                .last()
                .replaceWithVoid();
    }

    Uni<Void> forgetOld() {
        return lists.forgetOld();
    }

    Uni<Void> discard(Viewer viewer, UUID id) {
        return found(viewer, id).chain(list -> steps.discard(viewer, id));
    }

    private Uni<FoundingImport> found(Viewer viewer, UUID id) {
        mayAct(viewer);
        return lists.find(id).map(found -> found.orElseThrow(Absent::new));
    }

    /** While a list is applied its rows change what they come to from second to second; then only the mark is asked. */
    private Uni<Comparison> counted(Viewer viewer, UUID id) {
        return found(viewer, id).chain(list -> (list.waits()
                        ? lists.counts(id)
                        : Uni.createFrom().item(NO_COUNTS))
                .map(counts -> new Comparison(list, counts, List.of(), List.of())));
    }

    private Uni<List<FoundingLine>> lines(FoundingImport list, int page) {
        return list.waits()
                ? lists.changes(list.id(), SHOWN, (page - 1) * SHOWN)
                : Uni.createFrom().item(List.of());
    }

    private static void mustFit(Comparison comparison) {
        if (!comparison.list().waits()) {
            throw new Conflict("This list is applied or discarded already. Nothing was changed.");
        }
        if (comparison.allProblems() > 0) {
            throw new Conflict(
                    "This list has problems. Correct them in the file and read it again. Nothing was changed.");
        }
    }

    private Uni<UUID> read(
            Viewer viewer, String fileName, Path file, UUID submission, Map<String, String> names, Set<String> seats) {
        UUID id = Ids.next(clock);
        return onWorker(() -> {
                    if (Files.size(file) > MOST_BYTES) {
                        throw new Invalid("list", "The file has more than 24 MB. Divide it into several.");
                    }
                    return new Opened(FoundingList.open(file, names, seats), sha256(file));
                })
                .chain(opened -> pool.withTransaction(
                                sql -> lists.add(sql, id, fileName, opened.sha256(), viewer.id(), submission)
                                        .chain(() -> stage(sql, id, opened.list())))
                        .replaceWith(id)
                        .onTermination()
                        .invoke(opened.list()::close))
                // A second click that came while the first was at it has found its submission taken.
                .onFailure(FoundingService::twice)
                .recoverWithUni(() -> lists.ofSubmission(submission).map(done -> done.orElseThrow(Absent::new)));
    }

    private record Opened(FoundingList list, byte[] sha256) {}

    private Uni<Void> stage(SqlClient sql, UUID id, FoundingList list) {
        int[] problems = new int[1];
        Multi<FoundingList.Part> parts = Uni.createFrom()
                .deferred(() -> onWorker(() -> list.next(PART)))
                .call(part -> lists.stage(sql, id, part.rows()))
                .call(part -> {
                    int room = Math.max(0, MOST_PROBLEMS - problems[0]);
                    problems[0] += part.problems().size();
                    return lists.problems(
                            sql, id, part.problems().stream().limit(room).toList());
                })
                .repeat()
                .until(FoundingList.Part::last);
        return parts.collect().last().chain(() -> lists.read(sql, id, problems[0], list.notes()));
    }

    private static boolean twice(Throwable failure) {
        return failure instanceof io.vertx.pgclient.PgException refused && "23505".equals(refused.getSqlState());
    }

    private static byte[] sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = Sha256.begun();
            new DigestInputStream(in, digest).transferTo(java.io.OutputStream.nullOutputStream());
            return digest.digest();
        }
    }

    private interface Reading<T> {
        T read() throws IOException;
    }

    private static <T> Uni<T> onWorker(Reading<T> reading) {
        return Uni.createFrom()
                .item(() -> {
                    try {
                        return reading.read();
                    } catch (IOException failure) {
                        throw new UncheckedIOException(failure);
                    }
                })
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private static void mayAct(Viewer viewer) {
        if (!viewer.coordinator()) {
            throw new Absent();
        }
    }
}
