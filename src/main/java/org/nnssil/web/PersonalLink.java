package org.nnssil.web;

import java.util.UUID;
import org.nnssil.security.Viewer;

/** A link in a mail that is for one person, who need not be signed in to use it. */
public final class PersonalLink {

    private PersonalLink() {}

    /** @throws Conflict for who is signed in as somebody else; whose link it is stays untold */
    public static void mustBeOf(UUID personId, Viewer viewer) {
        if (viewer.signedIn() && !personId.equals(viewer.personId())) {
            throw new Conflict(
                    "This invitation was sent to somebody else, and you are signed in as %s. Sign out to use it if it was"
                                    .formatted(viewer.name())
                            + " sent to you at another address. Nothing was changed.");
        }
    }
}
