package org.nnssil.account;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.mail.Letter;
import org.nnssil.mail.Outbox;
import org.nnssil.security.Acquaintance;
import org.nnssil.security.Viewer;
import org.nnssil.shared.Page;
import org.nnssil.web.Absent;
import org.nnssil.web.Times;

/** The acts at the identity provider: ended by the job, looked at and tried again by the coordinator. */
@ApplicationScoped
public class AccountTaskService {

    private static final int PER_PAGE = 50;
    private static final String[] WAITING = {"DUE", "LEASED"};
    private static final String[] FAILED = {"FAILED"};
    private static final String[] DONE = {"DONE"};

    private final TaskRepository tasks;
    private final AccountSettings settings;
    private final Outbox outbox;
    private final Times times;
    private final Clock clock;

    AccountTaskService(TaskRepository tasks, AccountSettings settings, Outbox outbox, Times times, Clock clock) {
        this.tasks = tasks;
        this.settings = settings;
        this.outbox = outbox;
        this.times = times;
        this.clock = clock;
    }

    /** Ends a task together with the letter that it leads to. A lease that was lost meanwhile changes nothing. */
    @WithTransaction
    public Uni<Void> finish(UUID id, UUID owner, @Nullable String note, @Nullable Letter letter) {
        return tasks.finish(id, owner, note, clock.instant())
                .chain(ended -> ended == 0 || letter == null ? Uni.createFrom().voidItem() : outbox.enqueue(letter));
    }

    Uni<AccountTaskView> list(Viewer viewer, @Nullable String shown, @Nullable Long before) {
        require(viewer);
        String chosen = shown != null && Set.of("waiting", "failed", "done").contains(shown) ? shown : "all";
        return tasks.list(Acquaintance.communities(viewer), states(chosen), before, PER_PAGE + 1)
                .chain(rows -> tasks.totals().map(totals -> {
                    List<AccountTaskView.Line> lines = new ArrayList<>();
                    rows.forEach(row -> lines.add(line(row, viewer.zone())));
                    Page<AccountTaskView.Line> page = Page.of(lines, PER_PAGE, line -> String.valueOf(line.number()));
                    return new AccountTaskView(
                            page.items(),
                            chosen,
                            totals.waiting(),
                            totals.failed(),
                            settings.configured(),
                            page.next() == null ? null : "/desk/accounts?show=" + chosen + "&before=" + page.next());
                }));
    }

    /** Does not wait for its next turn. One that is done, or under way, stays as it is. */
    Uni<Void> again(Viewer viewer, UUID id) {
        require(viewer);
        return tasks.exists(id)
                .invoke(there -> {
                    if (!there) {
                        throw new Absent();
                    }
                })
                .chain(there -> tasks.again(id, clock.instant()))
                .replaceWithVoid();
    }

    private static void require(Viewer viewer) {
        if (!viewer.coordinator()) {
            throw new Absent();
        }
    }

    private static String @Nullable [] states(String shown) {
        return switch (shown) {
            case "waiting" -> WAITING;
            case "failed" -> FAILED;
            case "done" -> DONE;
            default -> null;
        };
    }

    private AccountTaskView.Line line(Row row, ZoneId zone) {
        boolean known = row.getBoolean("known");
        String state = row.getString("state");
        boolean waits = state.equals("DUE");
        String error = row.getString("last_error");
        return new AccountTaskView.Line(
                row.getUUID("id"),
                row.getLong("number"),
                TaskKind.valueOf(row.getString("kind")).words(),
                known ? row.getString("name") : Acquaintance.SOMEBODY,
                known ? row.getString("email") : "",
                words(state),
                tone(state),
                stamp(row.getOffsetDateTime("created_at"), zone),
                waits && row.getInteger("attempts") > 0 && settings.configured()
                        ? stamp(row.getOffsetDateTime("next_attempt_at"), zone)
                        : null,
                row.getInteger("attempts"),
                known || error == null || state.equals("DUE")
                        ? error
                        : "Not told: this is somebody of a private community.",
                settings.configured() && (waits || state.equals("FAILED")));
    }

    private String words(String state) {
        return switch (state) {
            case "DUE" -> settings.configured() ? "Waits" : "Not configured";
            case "LEASED" -> "Under way";
            case "FAILED" -> "Needs you";
            default -> "Done";
        };
    }

    private static String tone(String state) {
        return switch (state) {
            case "DUE", "LEASED" -> "warn";
            case "FAILED" -> "bad";
            default -> "good";
        };
    }

    private String stamp(OffsetDateTime time, ZoneId zone) {
        return times.stamp(time.toInstant(), zone);
    }
}
