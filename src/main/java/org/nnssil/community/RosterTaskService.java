package org.nnssil.community;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.nnssil.audit.Act;
import org.nnssil.audit.AuditTrail;
import org.nnssil.mail.Outbox;
import org.nnssil.security.Viewer;
import org.nnssil.web.Absent;
import org.nnssil.web.Conflict;
import org.nnssil.web.Times;

/** Tasks to check the roster, for the coordinator. */
@ApplicationScoped
public class RosterTaskService {

    private final RosterTaskRepository tasks;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Times times;

    RosterTaskService(RosterTaskRepository tasks, Outbox outbox, AuditTrail audit, Times times) {
        this.tasks = tasks;
        this.outbox = outbox;
        this.audit = audit;
        this.times = times;
    }

    Uni<RosterTaskView> list(Viewer viewer) {
        coordinator(viewer);
        return tasks.list()
                .map(all -> new RosterTaskView(
                        all.stream()
                                .filter(RosterTaskRepository.Task::open)
                                .map(task -> view(viewer, task))
                                .toList(),
                        all.stream()
                                .filter(task -> !task.open())
                                .map(task -> view(viewer, task))
                                .toList()));
    }

    /**
     * Ends a task. Dismissed means that the address is right after all: mail goes there again.
     *
     * @throws Conflict where somebody else has ended it meanwhile
     */
    @WithTransaction
    public Uni<Void> close(Viewer viewer, UUID id, RosterTaskForm form) {
        coordinator(viewer);
        // Whether there is such a task comes before what is wrong with the form.
        return tasks.exists(id)
                .invoke(there -> {
                    if (!there) {
                        throw new Absent();
                    }
                })
                .map(there -> form.checked())
                .chain(ending -> tasks.close(id, viewer.id(), ending)
                        .chain(closed -> ended(
                                viewer,
                                closed.orElseThrow(
                                        () -> new Conflict("This task was ended meanwhile. Nothing was changed.")),
                                ending)));
    }

    private Uni<Void> ended(Viewer viewer, RosterTaskRepository.Closed task, RosterTaskForm.Ending ending) {
        boolean dismissed = ending.outcome() == RosterTaskForm.Outcome.DISMISSED;
        Uni<Void> opened = dismissed
                ? outbox.forgiveBounce(task.address())
                : Uni.createFrom().voidItem();
        return opened.chain(() -> audit.record(
                viewer,
                Act.of(dismissed ? "roster-check.dismissed" : "roster-check.done")
                        .to(task.personId())
                        .at(task.jurisdictionKey())
                        .because(ending.note())));
    }

    private RosterTaskView.Task view(Viewer viewer, RosterTaskRepository.Task task) {
        return new RosterTaskView.Task(
                task.id(),
                task.jurisdictionKey(),
                task.jurisdiction(),
                task.personId(),
                task.person(),
                task.address(),
                task.cause(),
                times.date(task.openedAt(), viewer.zone()),
                task.holds(),
                task.open() ? "" : "DONE".equals(task.outcome()) ? "Roster put right" : "The address is right",
                task.note());
    }

    private static void coordinator(Viewer viewer) {
        if (!viewer.coordinator()) {
            throw new Absent();
        }
    }
}
