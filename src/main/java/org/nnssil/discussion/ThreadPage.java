package org.nnssil.discussion;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Reach;

/** A thread with some of its posts as the database has them; the question is always among them. */
record ThreadPage(Head head, List<Entry> posts) {

    /** Posts on one page, besides the question. */
    static final int SIZE = 20;

    record Head(
            UUID id,
            CommunityRef community,
            Reach reach,
            String title,
            boolean confidential,
            UUID authorId,
            Instant createdAt,
            Instant lastPostAt,
            int postCount,
            @Nullable Instant closedAt) {}

    /**
     * @param authorKnown whether the author's page is open to who reads here: they share this community, and are listed
     * @param text the rendering for pages, the Markdown for the API
     * @param former the author has left, or works elsewhere now
     */
    record Entry(
            int number,
            UUID authorId,
            String author,
            boolean authorKnown,
            String role,
            @Nullable String jurisdictionKey,
            @Nullable String jurisdiction,
            String text,
            Instant createdAt,
            @Nullable Instant editedAt,
            boolean former) {}

    Entry question() {
        return posts.get(0);
    }

    /** Where a post is found: on its page of the thread, at its anchor. */
    static String path(UUID thread, int number) {
        int after = (number - 1) / SIZE * SIZE;
        return "/threads/" + thread + (after == 0 ? "" : "?after=" + after) + "#post-" + number;
    }
}
