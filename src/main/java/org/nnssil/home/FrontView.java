package org.nnssil.home;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nnssil.community.CommunityRef;
import org.nnssil.discussion.ThreadLine;
import org.nnssil.newsletter.IssueView;
import org.nnssil.practice.PracticeItem;
import org.nnssil.web.TileMapView;
import org.nnssil.webinar.WebinarView;

/**
 * The month as one member sees it.
 *
 * @param month "November 2026"
 * @param edition the newest issue of the newsletter; null before the first that this member may read
 * @param next the next session; null when none is planned
 * @param communities the member's sub-communities, without the National Network
 * @param waiting what waits for the coordinator; null for everybody else
 */
record FrontView(
        String month,
        IssueView.@Nullable Edition edition,
        @Nullable WebinarView next,
        List<PracticeItem> practices,
        List<ThreadLine> threads,
        List<CommunityRef> communities,
        TileMapView seats,
        @Nullable List<Task> waiting) {

    private static final int MOST_NAMED = 12;

    /** Those that the page names; the others are under Communities. */
    public List<CommunityRef> named() {
        return communities.subList(0, Math.min(MOST_NAMED, communities.size()));
    }

    public boolean more() {
        return communities.size() > MOST_NAMED;
    }

    /** Something that waits: a count, what it counts, and where it is done. */
    record Task(long count, String words, String path) {}
}
