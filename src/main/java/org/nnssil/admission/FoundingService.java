package org.nnssil.admission;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
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
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.nnssil.audit.Act;
import org.nnssil.audit.AuditTrail;
import org.nnssil.jurisdiction.JurisdictionService;
import org.nnssil.security.Viewer;
import org.nnssil.shared.Ids;
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

    /** Problems kept and shown; all are counted. */
    static final int SHOWN = 200;

    private final Pool pool;
    private final FoundingRepository lists;
    private final FoundingStepService steps;
    private final JurisdictionService jurisdictions;
    private final AuditTrail audit;
    private final Clock clock;

    FoundingService(
            Pool pool,
            FoundingRepository lists,
            FoundingStepService steps,
            JurisdictionService jurisdictions,
            AuditTrail audit,
            Clock clock) {
        this.pool = pool;
        this.lists = lists;
        this.steps = steps;
        this.jurisdictions = jurisdictions;
        this.audit = audit;
        this.clock = clock;
    }

    /** A list beside the network as it is now. {@code lines} leaves out what stays as it is. */
    record Comparison(
            FoundingImport list,
            Map<FoundingOutcome, Integer> counts,
            List<FoundingLine> lines,
            List<FoundingProblem> problems) {

        int count(FoundingOutcome outcome) {
            return counts.getOrDefault(outcome, 0);
        }

        int conflicts() {
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

    Uni<Comparison> compare(Viewer viewer, UUID id) {
        mayAct(viewer);
        return lists.find(id).map(found -> found.orElseThrow(Absent::new)).chain(list -> lists.counts(id)
                .chain(counts -> lists.shown(id, SHOWN).chain(lines -> lists.problemsOf(id, SHOWN)
                        .map(problems -> new Comparison(list, counts, lines, problems)))));
    }

    /**
     * Begins to apply a list without problems. A list of the usual size is applied when this completes.
     *
     * @throws Conflict where it has problems, or is applied already
     */
    Uni<Void> apply(Viewer viewer, UUID id) {
        return compare(viewer, id)
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

    @WithTransaction
    public Uni<Void> discard(Viewer viewer, UUID id) {
        mayAct(viewer);
        return lists.move(id, "DISCARDED", viewer.id())
                .chain(moved -> moved
                        ? audit.record(viewer, Act.of("founding-list.discarded").on("founding list " + id))
                        : Uni.createFrom().failure(new Conflict("This list is applied or discarded already.")));
    }

    private static void mustFit(Comparison comparison) {
        if (!comparison.list().waits()) {
            throw new Conflict("This list is applied or discarded already. Nothing was changed.");
        }
        if (comparison.list().problems() > 0 || comparison.conflicts() > 0) {
            throw new Conflict(
                    "This list has problems. Correct them in the file and read it again. Nothing was changed.");
        }
    }

    private Uni<UUID> read(
            Viewer viewer, String fileName, Path file, UUID submission, Map<String, String> names, Set<String> seats) {
        UUID id = Ids.next(clock);
        return onWorker(() -> {
                    refuseWorkbook(file);
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
                    int room = Math.max(0, SHOWN - problems[0]);
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

    // Two letters at the beginning tell a workbook (a zip) from text.
    private static void refuseWorkbook(Path file) throws IOException {
        byte[] head = ListEncoding.head(file, 4);
        if (head.length >= 2 && head[0] == 'P' && head[1] == 'K') {
            throw new Invalid(
                    "list", "This is a workbook. Save it as “CSV UTF-8 (comma delimited)” and choose that file.");
        }
        if (head.length >= 4 && (head[0] & 0xFF) == 0xD0 && (head[1] & 0xFF) == 0xCF) {
            throw new Invalid(
                    "list", "This is an old workbook. Save it as “CSV UTF-8 (comma delimited)” and choose that file.");
        }
    }

    private static byte[] sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(in, digest).transferTo(java.io.OutputStream.nullOutputStream());
            return digest.digest();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is part of every Java", impossible);
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
