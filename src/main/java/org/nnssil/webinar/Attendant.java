package org.nnssil.webinar;

import java.time.ZoneId;
import java.util.UUID;
import org.nnssil.security.Viewer;

/**
 * Somebody registered for a session, as far as a mail to them needs it.
 *
 * @param act the version of their registration, which counts what happened to it
 * @param zone their own, else that of their jurisdiction, else Eastern
 */
record Attendant(
        UUID registrationId,
        int act,
        Registration.Status status,
        UUID personId,
        String name,
        String email,
        ZoneId zone,
        boolean zoneChosen) {

    static Attendant of(Viewer viewer, Registration registration) {
        return new Attendant(
                registration.id,
                registration.version,
                registration.status,
                viewer.id(),
                viewer.name(),
                viewer.email(),
                viewer.zone(),
                viewer.zoneChosen());
    }

    boolean confirmed() {
        return status == Registration.Status.CONFIRMED;
    }
}
