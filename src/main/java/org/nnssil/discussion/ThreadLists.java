package org.nnssil.discussion;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Viewer;
import org.nnssil.shared.Page;
import org.nnssil.web.Absent;

/** Makes the pages that list threads: those of all my communities, and those of one. */
@ApplicationScoped
class ThreadLists {

    private static final int SIZE = 20;
    private static final String UNANSWERED = "unanswered";

    private final DiscussionService discussions;
    private final ThreadWords words;

    ThreadLists(DiscussionService discussions, ThreadWords words) {
        this.discussions = discussions;
        this.words = words;
    }

    /**
     * @param mine the viewer's communities
     * @param one null for all of them
     * @param show "unanswered" for the questions without a reply
     * @param after where the page before ended
     */
    Uni<ThreadListView> page(
            Viewer viewer,
            List<CommunityRef> mine,
            @Nullable CommunityRef one,
            @Nullable String show,
            @Nullable String after) {
        boolean unanswered = UNANSWERED.equals(show);
        ThreadCursor cursor =
                after == null ? ThreadCursor.TOP : ThreadCursor.find(after).orElseThrow(Absent::new);
        Collection<UUID> from =
                one == null ? mine.stream().map(CommunityRef::id).toList() : List.of(one.id());
        return discussions
                .threads(viewer, from, unanswered, cursor, SIZE)
                .map(page -> view(viewer, mine, one, unanswered, after != null, page));
    }

    private ThreadListView view(
            Viewer viewer,
            List<CommunityRef> mine,
            @Nullable CommunityRef one,
            boolean unanswered,
            boolean further,
            Page<ThreadRow> page) {
        String path = one == null ? "/discussions" : one.threadsPath();
        String query = unanswered ? "?show=" + UNANSWERED : "";
        String next = page.next() == null ? null : path + query + (unanswered ? "&" : "?") + "after=" + page.next();
        return new ThreadListView(
                one == null ? "Discussions" : one.name(),
                path,
                mine,
                one,
                unanswered,
                words.lines(page.items(), viewer.zone()),
                further ? path + query : null,
                next);
    }
}
