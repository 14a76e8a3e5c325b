package org.nnssil.webinar;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nnssil.web.TileMapView;

/**
 * Everything that the page of one session shows to one viewer.
 *
 * @param webinar what lists show of it
 * @param joinUrl empty unless the viewer has a seat or manages the session
 * @param manages the viewer may edit and cancel it and see who comes
 * @param insider a member of its community: sees the questions and who took part
 * @param principle in words, "5 Quality improvement plans", or null
 * @param act the version of the viewer's own registration; 0 without one
 * @param attendance the map of those who had a seat, once it is over; null before, for outsiders, and where nobody had
 */
public record SessionView(
        WebinarView webinar,
        RegisterBox box,
        String why,
        String description,
        String notes,
        String joinUrl,
        boolean manages,
        boolean insider,
        @Nullable String principle,
        String audienceWords,
        List<String> questions,
        int act,
        boolean fromProgramme,
        @Nullable TileMapView attendance) {

    SessionView withAttendance(TileMapView map) {
        return new SessionView(
                webinar,
                box,
                why,
                description,
                notes,
                joinUrl,
                manages,
                insider,
                principle,
                audienceWords,
                questions,
                act,
                fromProgramme,
                map);
    }

    public String state() {
        return box.state().name();
    }
}
