package org.nnssil.directory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Reach;

/**
 * A person as one viewer may know them.
 *
 * @param contact whether the viewer's standing lets them see addresses; what the person does not allow is empty anyway
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
        boolean contact,
        boolean emailVisible,
        String email,
        String phone,
        String seatOf,
        @Nullable LocalDate seatSince,
        boolean listed,
        List<Shared> shared) {

    /** One community that both are in, with the place of the person shown. */
    record Shared(UUID communityId, String slug, String name, Reach reach, List<String> roles, Instant from) {}
}
