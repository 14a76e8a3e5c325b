package org.nnssil.community;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.nnssil.security.Reach;

/**
 * One member on a roster.
 *
 * @param email empty where this viewer may not see it
 * @param listed whether the person has a page for other members
 * @param organization whom they represent; empty where people are the members
 * @param byException whether they, or their organization, were let in though a rule did not hold
 * @param signedInOnce false for somebody invited who has never signed in
 */
record RosterRow(
        UUID personId,
        String name,
        String nameFolded,
        String roleTitle,
        String jurisdiction,
        String email,
        boolean listed,
        boolean signedInOnce,
        Reach reach,
        List<String> roles,
        Instant from,
        boolean lead,
        String organization,
        boolean byException) {

    Cursor cursor() {
        return new Cursor(nameFolded, personId);
    }
}
