package org.nnssil.joining;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.community.OrganizationNamed;
import org.nnssil.eligibility.FactKind;
import org.nnssil.eligibility.FactValue;
import org.nnssil.eligibility.Facts;
import org.nnssil.eligibility.OrganizationKind;

/** A request to join as read. */
record JoinRow(
        UUID id,
        UUID personId,
        String name,
        String role,
        String place,
        String email,
        String reason,
        @Nullable String organizationName,
        @Nullable String organizationKind,
        @Nullable String organizationPlace,
        String facts,
        String status,
        Instant askedAt,
        @Nullable Instant decidedAt,
        String decidedBy,
        String note) {

    boolean open() {
        return status.equals("OPEN");
    }

    @Nullable
    OrganizationNamed organization() {
        return organizationName == null || organizationKind == null
                ? null
                : new OrganizationNamed(
                        organizationName, OrganizationKind.valueOf(organizationKind), organizationPlace);
    }

    Map<FactKind, FactValue> reported() {
        return Facts.read(facts);
    }
}
