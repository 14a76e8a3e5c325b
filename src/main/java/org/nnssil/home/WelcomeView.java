package org.nnssil.home;

import java.util.List;
import org.nnssil.practice.PracticeItem;
import org.nnssil.web.TileMapView;
import org.nnssil.webinar.WebinarView;

/** What everyone may know of the network: its seats, and the sessions and practices that are public. */
record WelcomeView(List<WebinarView> sessions, List<PracticeItem> practices, TileMapView seats) {}
