package org.nnssil.discussion;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list of threads.
 *
 * @param mine the reader's communities
 * @param one the community whose list it is; null for all of them
 * @param newest back to the top of the list, from a further page
 */
public record ThreadListView(
        String title,
        String path,
        List<CommunityRef> mine,
        @Nullable CommunityRef one,
        boolean unanswered,
        List<ThreadLine> threads,
        @Nullable String newest,
        @Nullable String next) {

    /** Who belongs to hundreds does not get them all beside each list. */
    private static final int MOST_NAMED = 12;

    /** Those that are named beside the list. */
    public List<CommunityRef> named() {
        return mine.subList(0, Math.min(MOST_NAMED, mine.size()));
    }

    public boolean more() {
        return mine.size() > MOST_NAMED;
    }

    public boolean everywhere() {
        return one == null;
    }

    /** Entries say their community where it is not clear from the page. */
    public boolean naming() {
        return everywhere() && severalCommunities();
    }

    /** With one community there is nothing to choose from. */
    public boolean severalCommunities() {
        return mine.size() > 1;
    }

    /** Where a new discussion starts when there is only one place for it. */
    public String startPath() {
        return (one == null ? mine.get(0) : one).threadsPath() + "/new";
    }

    public boolean oneStart() {
        return one != null || mine.size() == 1;
    }

    public boolean isChosen(CommunityRef community) {
        return community.equals(one);
    }
}
