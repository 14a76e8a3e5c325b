package org.nnssil.community;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.nnssil.mail.BounceListener;
import org.nnssil.web.DeskWork;

/** A mail to a seat holder that comes back for good opens a task at the desk; the seat stays held. */
@ApplicationScoped
class RosterCheck implements BounceListener, DeskWork {

    private final RosterTaskRepository tasks;

    RosterCheck(RosterTaskRepository tasks) {
        this.tasks = tasks;
    }

    @Override
    public Uni<Void> bounced(SqlClient transaction, String address, String reason, Instant at) {
        return tasks.open(transaction, address, reason, at);
    }

    // Index: roster_task_open.
    @Override
    public List<Kind> kinds() {
        return List.of(new Kind(
                "(select count(*) from roster_task where closed_at is null)",
                "seat holder who cannot be reached",
                "seat holders who cannot be reached",
                "/desk/roster-tasks"));
    }
}
