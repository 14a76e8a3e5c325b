package org.nnssil.discussion;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Reach;

/**
 * A thread in the API.
 *
 * @param jurisdiction of the author at the time of the question
 * @param posts those after the one that was asked for
 * @param next give as {@code after} for the following posts; null at the end
 */
record ThreadJson(
        UUID id,
        String community,
        String title,
        String author,
        @Nullable String jurisdiction,
        Instant createdAt,
        Instant lastPostAt,
        int postCount,
        boolean confidential,
        boolean closed,
        Reach reach,
        List<PostJson> posts,
        @Nullable String next) {

    /**
     * @param role of the author at the time, like the jurisdiction
     * @param body Markdown, byte for byte as it was typed
     */
    record PostJson(
            int number,
            String author,
            String role,
            @Nullable String jurisdiction,
            String body,
            Instant createdAt,
            @Nullable Instant editedAt) {

        static PostJson of(ThreadPage.Entry post) {
            return new PostJson(
                    post.number(),
                    post.author(),
                    post.role(),
                    post.jurisdictionKey(),
                    post.text(),
                    post.createdAt(),
                    post.editedAt());
        }
    }

    static ThreadJson of(ThreadPage page, int after, int limit) {
        ThreadPage.Head head = page.head();
        ThreadPage.Entry question = page.question();
        boolean more = (long) after + limit < head.postCount();
        return new ThreadJson(
                head.id(),
                head.community().slug(),
                head.title(),
                question.author(),
                question.jurisdictionKey(),
                head.createdAt(),
                head.lastPostAt(),
                head.postCount(),
                head.confidential(),
                head.closedAt() != null,
                head.reach(),
                page.posts().stream()
                        .filter(post -> post.number() > after)
                        .map(PostJson::of)
                        .toList(),
                more ? String.valueOf(after + limit) : null);
    }
}
