package org.nnssil.community;

import java.util.List;
import java.util.UUID;
import org.nnssil.web.TimeView;

/**
 * A community's page for one viewer. What the viewer may not read is empty, whatever the template does.
 *
 * @param standing "Convener and facilitator"; empty for who is not a member
 * @param totals whether members and conveners are told, to members and to the coordinator
 * @param mine whether the viewer may change the roster
 * @param parentHref empty where the viewer may not know of the parent
 */
public record CommunityView(
        String slug,
        String name,
        String kind,
        boolean listed,
        boolean national,
        boolean member,
        String standing,
        boolean mine,
        String parentName,
        String parentHref,
        String jurisdiction,
        String convener,
        String purpose,
        String charter,
        String cadence,
        String planningRule,
        CharterBoxView box,
        TimeView since,
        boolean totals,
        long members,
        long conveners,
        Contact contact,
        List<RosterEntry> roster) {

    /** @param href empty where the contact has no page for this viewer */
    public record Contact(String name, String role, String email) {}

    /** The first people of the roster, conveners first. */
    public record RosterEntry(UUID id, String name, String href, String role, String standing) {}
}
