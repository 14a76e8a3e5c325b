package org.nnssil.community;

import java.util.UUID;
import org.nnssil.eligibility.Rules;

/**
 * A community as it stands before somebody who may know of it: what they need to ask to come in, and what they may do.
 *
 * @param convener whether the viewer decides who comes in
 * @param open whether the viewer may ask to come in: it is listed and they are not in it
 * @param byOrganization whether the members are organizations, which people represent
 * @param conveners how many it has
 */
public record Door(
        UUID id,
        String slug,
        String name,
        String purpose,
        boolean member,
        boolean convener,
        boolean open,
        boolean byOrganization,
        Rules rules,
        long conveners) {

    static Door ofInvited(Community community, Rules rules) {
        return new Door(
                community.id,
                community.slug,
                community.name,
                community.purpose,
                false,
                false,
                false,
                community.byOrganization(),
                rules,
                0);
    }
}
