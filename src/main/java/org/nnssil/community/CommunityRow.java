package org.nnssil.community;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.eligibility.Rules;
import org.nnssil.security.Reach;

/**
 * A community that a viewer may know of, as the database has it.
 *
 * @param reach the viewer's own, null for who is not a member
 * @param parentKnown whether the viewer may know of the parent
 * @param charter the words only members read, with cadence and planning rule
 */
record CommunityRow(
        UUID id,
        String slug,
        String name,
        String kind,
        boolean listed,
        @Nullable Reach reach,
        List<String> roles,
        String parentSlug,
        String parentName,
        boolean parentKnown,
        String jurisdiction,
        String convener,
        String purpose,
        String charter,
        String cadence,
        String planningRule,
        int statedMembers,
        String memberUnit,
        String planning,
        Rules rules,
        int charterNumber,
        Instant createdAt,
        long members,
        long conveners,
        long coPlanners,
        long organizations,
        long districts,
        @Nullable UUID contactId,
        String contact,
        String contactRole,
        String contactEmail) {

    boolean byOrganization() {
        return memberUnit.equals("ORGANIZATION");
    }

    boolean member() {
        return reach != null;
    }
}
