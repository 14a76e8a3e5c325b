package org.nnssil.admission;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A colleague who was named, or an extended member who asks to become core. Its row is locked while somebody decides.
 */
@Entity
class Nomination {

    static final String COLLEAGUE = "COLLEAGUE";
    static final String CORE_REQUEST = "CORE_REQUEST";

    @Id
    UUID id = new UUID(0, 0);

    String kind = COLLEAGUE;
    String state = NominationState.PENDING.name();

    @Column(name = "nominator_id")
    UUID nominatorId = new UUID(0, 0);

    @Column(name = "supported_by")
    @Nullable
    UUID supportedBy;

    @Column(name = "jurisdiction_key")
    @Nullable
    String jurisdictionKey;

    @Column(name = "center_key")
    @Nullable
    String centerKey;

    String email = "";
    String name = "";

    @Column(name = "role_title")
    String roleTitle = "";

    @Column(name = "liaison_for")
    String[] liaisonFor = {};

    String why = "";

    @Column(name = "person_id")
    @Nullable
    UUID personId;

    @Column(name = "created_at")
    Instant createdAt = Instant.EPOCH;

    @Column(name = "decided_by")
    @Nullable
    UUID decidedBy;

    @Column(name = "decided_at")
    @Nullable
    Instant decidedAt;

    String note = "";

    @Column(name = "access_until")
    @Nullable
    Instant accessUntil;

    /** Who named has left since: it is the seat's, or the center's, from then on. */
    @Column(name = "passed_at")
    @Nullable
    Instant passedAt;

    @Column(name = "submission_key")
    @Nullable
    UUID submissionKey;

    @Version
    int version;

    NominationState state() {
        return NominationState.valueOf(state);
    }

    boolean coreRequest() {
        return kind.equals(CORE_REQUEST);
    }

    void decide(NominationState to, UUID by, Instant at, String words) {
        this.state = to.name();
        this.decidedBy = by;
        this.decidedAt = at;
        this.note = words;
    }
}
