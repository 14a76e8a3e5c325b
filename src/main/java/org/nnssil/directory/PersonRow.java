package org.nnssil.directory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Reach;

/**
 * A person as one viewer may know them. What they do not let this viewer see is empty.
 *
 * @param core whether the viewer is a core member somewhere beside them
 * @param emailReach the least reach that sees their address
 * @param photo the tag of their photo, or empty
 * @param shared the communities that both are in
 */
record PersonRow(
        UUID id,
        String name,
        String roleTitle,
        String organization,
        String jurisdictionKey,
        String jurisdiction,
        String zone,
        String about,
        String expertise,
        List<Integer> principles,
        boolean core,
        int emailReach,
        String email,
        String phone,
        String photo,
        String seatOf,
        @Nullable LocalDate seatSince,
        boolean listed,
        List<Shared> shared) {

    /** One community that both are in, with the place of the person shown. */
    record Shared(UUID communityId, String slug, String name, Reach reach, List<String> roles, Instant from) {}
}
