package org.nnssil.webinar;

import org.jspecify.annotations.Nullable;
import org.nnssil.security.Viewer;

/**
 * What the register box of a session says, and so exactly what will happen.
 *
 * @param state picks the form below the words
 */
public record RegisterBox(State state, String heading, String words) {

    /** Where the viewer stands. */
    public enum State {
        OPEN,
        FULL,
        CONFIRMED,
        WAITING,
        SIGN_IN,
        OUTSIDER,
        BEGUN,
        OVER,
        CANCELLED
    }

    static RegisterBox of(Viewer viewer, WebinarView webinar, String cancelReason) {
        if (webinar.cancelled()) {
            return new RegisterBox(
                    State.CANCELLED,
                    "Cancelled",
                    cancelReason.isBlank() ? "This session will not take place." : cancelReason);
        }
        MyRegistration mine = webinar.registration();
        if (webinar.over()) {
            return new RegisterBox(State.OVER, "This session is over", held(webinar, mine));
        }
        if (webinar.begun()) {
            return new RegisterBox(
                    State.BEGUN,
                    "The session has begun",
                    mine != null && mine.confirmed()
                            ? "You have a seat. Come in."
                            : "Registration closed when it began. The recording will be on this page.");
        }
        return mine != null ? registered(mine) : unregistered(viewer, webinar);
    }

    private static RegisterBox registered(MyRegistration mine) {
        Integer position = mine.position();
        if (position == null) {
            return new RegisterBox(
                    State.CONFIRMED,
                    "You have a seat",
                    "The calendar entry in your mail stays right: if the session moves, it moves with it.");
        }
        return new RegisterBox(
                State.WAITING,
                "You are %s on the waiting list".formatted(Ordinal.of(position)),
                "A seat that frees before the session begins goes to the first in line. If it is yours, you are told by"
                        + " mail at once.");
    }

    private static RegisterBox unregistered(Viewer viewer, WebinarView webinar) {
        if (!viewer.signedIn()) {
            return new RegisterBox(
                    State.SIGN_IN,
                    "Register",
                    "Sign in to register. You get a seat while there is one, and a calendar entry in your own time.");
        }
        if (viewer.personId() == null) {
            return new RegisterBox(
                    State.OUTSIDER,
                    "Register",
                    "Registration is for people whom the network knows. Ask the coordinator to be added.");
        }
        if (webinar.seatsLeft() > 0) {
            return new RegisterBox(
                    State.OPEN,
                    "Register",
                    "You get a seat at once, and a mail with a calendar entry in your own time.");
        }
        return new RegisterBox(
                State.FULL,
                "All seats are taken",
                "If you register now, you are %s on the waiting list. A seat that frees before the session begins goes to the first in line, and you are told by mail at once."
                        .formatted(Ordinal.of(webinar.waiting() + 1)));
    }

    private static String held(WebinarView webinar, @Nullable MyRegistration mine) {
        String all = webinar.confirmed() == 0
                ? "Nobody was registered here."
                : webinar.confirmed() == 1
                        ? "One person had a seat."
                        : "%,d people had a seat.".formatted(webinar.confirmed());
        return mine != null && mine.confirmed() ? all + " You were one of them." : all;
    }
}
