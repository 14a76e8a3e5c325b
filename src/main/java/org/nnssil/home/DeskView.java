package org.nnssil.home;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nnssil.web.TileMapView;
import org.nnssil.webinar.WebinarView;

/** The coordinator's desk: what waits, what comes next, and the seats. */
record DeskView(
        List<FrontView.Task> waiting, @Nullable WebinarView next, long filled, long counted, TileMapView seats) {}
