package org.nnssil.home;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nnssil.newsletter.IssueView;
import org.nnssil.web.TileMapView;
import org.nnssil.webinar.WebinarView;

/**
 * The coordinator's desk: what waits, what comes next, how far the newsletter is, and the seats.
 *
 * @param draft the newest draft or the issue that is going out; null when none is at work
 * @param latest the last issue that was sent; null before the first
 */
record DeskView(
        List<FrontView.Task> waiting,
        @Nullable WebinarView next,
        IssueView.@Nullable Line draft,
        IssueView.@Nullable Line latest,
        long filled,
        long counted,
        TileMapView seats) {}
