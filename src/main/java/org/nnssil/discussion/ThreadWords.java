package org.nnssil.discussion;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;
import org.nnssil.web.Times;

/** Puts threads into words for one reader, so that the templates only print. */
@ApplicationScoped
class ThreadWords {

    private final Times times;

    ThreadWords(Times times) {
        this.times = times;
    }

    List<ThreadLine> lines(List<ThreadRow> rows, ZoneId zone) {
        return rows.stream().map(row -> line(row, zone)).toList();
    }

    private ThreadLine line(ThreadRow row, ZoneId zone) {
        return new ThreadLine(
                "/threads/" + row.id(),
                row.title(),
                row.communityName(),
                !row.communityId().equals(Viewer.NATIONAL),
                row.jurisdiction() == null ? row.author() : row.author() + ", " + row.jurisdiction(),
                replies(row.postCount() - 1),
                (row.postCount() == 1 ? "asked " : "last on ") + times.stamp(row.lastPostAt(), zone),
                iso(row.lastPostAt()),
                row.unanswered(),
                row.confidential(),
                row.closed(),
                row.reach() == Reach.MEMBERS ? "" : row.reach().words());
    }

    /** @param after the number of the last post of the page before; 0 on the first page */
    ThreadView view(ThreadPage page, Viewer viewer, int after) {
        ThreadPage.Head head = page.head();
        UUID me = viewer.id();
        ZoneId zone = viewer.zone();
        List<PostView> posts = new ArrayList<>(page.posts().size());
        for (ThreadPage.Entry post : page.posts()) {
            posts.add(post(post, me, zone));
        }
        int last = Math.min(after + ThreadPage.SIZE, head.postCount());
        return new ThreadView(
                "/threads/" + head.id(),
                head.title(),
                head.community().name(),
                head.community().threadsPath(),
                circle(head.reach()),
                head.confidential(),
                head.closedAt() == null ? "" : times.stamp(head.closedAt(), zone),
                posts.get(0),
                posts.subList(1, posts.size()),
                replies(head.postCount() - 1),
                after == 0 ? null : page(head.id(), after - ThreadPage.SIZE),
                last == head.postCount() ? null : page(head.id(), last),
                head.postCount() <= ThreadPage.SIZE ? "" : pageWords(after, last, head.postCount()),
                ThreadPage.path(head.id(), head.postCount()),
                head.authorId().equals(me) || viewer.convenes(head.community().id()));
    }

    private PostView post(ThreadPage.Entry post, UUID me, ZoneId zone) {
        return new PostView(
                post.number(),
                post.author(),
                post.authorKnown() ? "/people/" + post.authorId() : "",
                post.former()
                        ? ("former " + as(post.role(), post.jurisdiction())).strip()
                        : as(post.role(), post.jurisdiction()),
                iso(post.createdAt()),
                times.stamp(post.createdAt(), zone),
                eastern(post.createdAt(), zone),
                post.text(),
                post.editedAt() == null ? "" : times.stamp(post.editedAt(), zone),
                post.authorId().equals(me));
    }

    /** The quiet stamp has Eastern time beside it only where that differs, and only for who points at it. */
    private String eastern(Instant instant, ZoneId zone) {
        boolean same = zone.getRules()
                .getOffset(instant)
                .equals(Times.EASTERN.getRules().getOffset(instant));
        return same ? "" : times.stamp(instant, Times.EASTERN) + " ET";
    }

    private static String as(String role, @Nullable String jurisdiction) {
        if (jurisdiction == null) {
            return role;
        }
        return role.isEmpty() ? jurisdiction : role + " · " + jurisdiction;
    }

    /** Within a sentence: "core members". */
    static String circle(Reach reach) {
        return reach.words().toLowerCase(Locale.ROOT);
    }

    private static String replies(int n) {
        return n == 0 ? "no replies yet" : n == 1 ? "1 reply" : String.format(Locale.US, "%,d replies", n);
    }

    private static String pageWords(int after, int last, int all) {
        return String.format(Locale.US, "Posts %,d to %,d of %,d", after + 1, last, all);
    }

    private static String page(UUID thread, int after) {
        return "/threads/" + thread + (after <= 0 ? "" : "?after=" + after);
    }

    private static String iso(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
