package org.nnssil.webinar;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Reach;
import org.nnssil.web.TileMapView;

/**
 * Everything that the page of one session shows to one viewer.
 *
 * @param webinar what lists show of it
 * @param joinUrl empty unless the viewer has a seat or manages the session
 * @param manages the viewer may edit and cancel it and see who comes
 * @param insider a member of its community: sees the questions and who took part
 * @param principle in words, "5 Quality improvement plans", or null
 * @param alsoOpenTo to whom an offer opened it beside; empty for outsiders
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
        List<String> alsoOpenTo,
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
                alsoOpenTo,
                questions,
                act,
                fromProgramme,
                map);
    }

    public String questionHint() {
        return webinar.own()
                ? "Members see it here without your name; those who run the session see who asked."
                : "Members of the community that runs it see it without your name; its conveners see who asked.";
    }

    /** A member can offer it upward: it is a community's own, not public, and still to come or recorded. */
    public boolean offered() {
        return insider
                && webinar.own()
                && !webinar.national()
                && !webinar.cancelled()
                && webinar.audience().reach() != Reach.PUBLIC
                && (!webinar.begun() || webinar.recorded());
    }

    public String state() {
        return box.state().name();
    }
}
