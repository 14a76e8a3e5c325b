package org.nnssil.admission;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;
import org.nnssil.shared.Page;
import org.nnssil.web.Times;

/** Puts invitations together for pages. */
@ApplicationScoped
class InvitationViews {

    private static final int PAGE = 50;
    private static final String LIST = "/desk/invitations";

    private final InvitationService invitations;
    private final Times times;

    InvitationViews(InvitationService invitations, Times times) {
        this.invitations = invitations;
        this.times = times;
    }

    InvitationLinkView link(InvitationRow row) {
        return new InvitationLinkView(
                row.name(),
                row.email(),
                row.seat(),
                row.reach() != Reach.MEMBERS,
                lastDay(row.accessUntil()),
                day(row.expiresAt()),
                row.invitedBy());
    }

    Uni<InvitationListView> list(Viewer viewer, @Nullable InvitationStatus status, @Nullable UUID after) {
        return invitations.counts(viewer).chain(counts -> invitations
                .list(viewer, status, after, PAGE)
                .map(page -> view(counts, page, status, after)));
    }

    InvitationView one(InvitationRow row) {
        return new InvitationView(
                row.id(),
                row.personId(),
                row.name(),
                row.email(),
                row.roleTitle(),
                row.place(),
                row.seatKey() == null ? "" : row.seatKey(),
                row.what(),
                row.founding(),
                lastDay(row.accessUntil()),
                row.status().words,
                row.status().tone,
                row.trouble(),
                row.reason(),
                row.status().waits(),
                history(row));
    }

    private InvitationListView view(
            Map<InvitationStatus, Long> counts,
            Page<InvitationRow> page,
            @Nullable InvitationStatus status,
            @Nullable UUID after) {
        String here = status == null ? LIST : LIST + "?status=" + status.key();
        List<InvitationListView.Tab> tabs = new ArrayList<>();
        long all = counts.values().stream().mapToLong(n -> n).sum();
        tabs.add(new InvitationListView.Tab("All", LIST, all, status == null));
        for (InvitationStatus one : InvitationStatus.values()) {
            tabs.add(new InvitationListView.Tab(
                    one.words, LIST + "?status=" + one.key(), counts.getOrDefault(one, 0L), one == status));
        }
        return new InvitationListView(
                tabs,
                page.items().stream().map(this::line).toList(),
                page.next() == null ? null : here + (status == null ? "?" : "&") + "after=" + page.next(),
                after == null ? null : here);
    }

    private InvitationListView.Line line(InvitationRow row) {
        Instant decided = row.decidedAt();
        Instant opened = row.openedAt();
        String dated =
                switch (row.status()) {
                    case ACCEPTED, DECLINED, WITHDRAWN -> decided == null ? "" : "on " + day(decided);
                    case OPENED -> opened == null ? "" : "on " + day(opened);
                    case EXPIRED -> "on " + day(row.expiresAt());
                    case SENT, BOUNCED -> "on " + day(row.sentAt());
                };
        return new InvitationListView.Line(
                row.id(),
                row.name(),
                row.email(),
                row.place(),
                row.what(),
                row.status().words,
                row.status().tone,
                dated);
    }

    private List<String> history(InvitationRow row) {
        List<String> history = new ArrayList<>();
        String by = row.invitedBy();
        history.add("Invited on " + day(row.createdAt()) + (by.isEmpty() ? "" : " by " + by));
        if (row.sendings() > 1) {
            history.add("Sent again on %s, %d mails in all".formatted(day(row.sentAt()), row.sendings()));
        }
        Instant opened = row.openedAt();
        if (opened != null) {
            history.add("Link opened on " + day(opened) + ", perhaps by a program that scans mail");
        }
        Instant decided = row.decidedAt();
        if (decided != null) {
            history.add(row.status().words + " on " + day(decided));
        } else {
            history.add(
                    (row.status() == InvitationStatus.EXPIRED ? "Expired on " : "Good until ") + day(row.expiresAt()));
        }
        return history;
    }

    private String day(Instant instant) {
        return times.calendarDate(LocalDate.ofInstant(instant, Viewer.EASTERN));
    }

    /** Access to the end of a day is kept as the first instant after it. */
    private String lastDay(@Nullable Instant until) {
        return until == null ? "" : day(until.minusSeconds(1));
    }
}
