package org.nnssil.community;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An organization's place in a community. It stays while the people who represent it change. */
@Entity
@Table(name = "member_organization")
class MemberOrganization {

    @Id
    UUID id = new UUID(0, 0);

    @Column(name = "community_id")
    UUID communityId = new UUID(0, 0);

    @Column(name = "organization_id")
    UUID organizationId = new UUID(0, 0);

    @Column(name = "from_at")
    Instant from = Instant.EPOCH;

    @Column(name = "exception_id")
    @Nullable
    UUID exceptionId;

    @Column(name = "ended_at")
    @Nullable
    Instant endedAt;

    @Column(name = "end_reason")
    @Nullable
    String endReason;
}
