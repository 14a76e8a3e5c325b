package org.nnssil.community;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;

/** A person's place in one community. Ended ones stay as history. */
@Entity
class Membership {

    @Id
    UUID id = new UUID(0, 0);

    @Column(name = "person_id")
    UUID personId = new UUID(0, 0);

    @Column(name = "community_id")
    UUID communityId = new UUID(0, 0);

    short reach;
    String[] roles = {};
    String basis = "";
    boolean founding;

    @Column(name = "from_at")
    Instant from = Instant.EPOCH;

    @Column(name = "access_until")
    @Nullable
    Instant accessUntil;

    @Column(name = "ended_at")
    @Nullable
    Instant endedAt;

    @Column(name = "end_reason")
    @Nullable
    String endReason;

    /** Whom the person represents here; null where people are the members. */
    @Column(name = "organization_id")
    @Nullable
    UUID organizationId;

    /** Speaks for the organization; one of its people does. */
    boolean lead;

    /** Let in though a rule did not hold. */
    @Column(name = "exception_id")
    @Nullable
    UUID exceptionId;

    @Column(name = "submission_key")
    @Nullable
    UUID submissionKey;

    @Version
    int version;

    Reach reach() {
        return Reach.ofRank(reach);
    }

    void stand(Reach reach, String[] roles) {
        this.reach = (short) reach.rank();
        this.roles = roles;
    }

    boolean hasRole(String role) {
        return Arrays.asList(roles).contains(role);
    }

    /** Whether it is not ended and access is not over. */
    boolean lastsAt(Instant now) {
        Instant until = accessUntil;
        return endedAt == null && (until == null || until.isAfter(now));
    }

    /** Held for the post or the organization, and not for the person's own sake. */
    boolean ofTheOffice() {
        return communityId.equals(Viewer.NATIONAL) || organizationId != null;
    }

    /** Ends access that was given until a day that has passed; answers whether it had. */
    boolean lapse(Instant now) {
        Instant until = accessUntil;
        if (until == null || until.isAfter(now)) {
            return false;
        }
        end(until, "Access was given until this day");
        return true;
    }

    void end(Instant at, String reason) {
        this.endedAt = at;
        this.endReason = reason;
        this.lead = false;
    }
}
