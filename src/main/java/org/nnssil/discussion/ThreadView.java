package org.nnssil.discussion;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a thread as one reader sees it.
 *
 * @param circle who can read it, within a sentence
 * @param closed when, or empty
 * @param answers the posts of this page besides the question
 * @param lastPost the address of the newest post
 */
public record ThreadView(
        String path,
        String title,
        String communityName,
        String communityPath,
        String circle,
        boolean confidential,
        String closed,
        PostView question,
        List<PostView> answers,
        String replies,
        @Nullable String previous,
        @Nullable String next,
        String pageWords,
        String lastPost,
        boolean mayClose) {

    public boolean open() {
        return closed.isEmpty();
    }

    public boolean lastPage() {
        return next == null;
    }

    public boolean firstPage() {
        return previous == null;
    }
}
