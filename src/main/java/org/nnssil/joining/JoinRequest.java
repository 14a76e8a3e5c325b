package org.nnssil.joining;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.community.OrganizationNamed;
import org.nnssil.eligibility.FactKind;
import org.nnssil.eligibility.FactValue;
import org.nnssil.eligibility.Facts;
import org.nnssil.eligibility.OrganizationKind;
import org.nnssil.web.Conflict;

/** Somebody asks to come in. It is decided once, by a convener, or taken back by who asked. */
@Entity
@Table(name = "join_request")
class JoinRequest {

    @Id
    UUID id = new UUID(0, 0);

    @Column(name = "community_id")
    UUID communityId = new UUID(0, 0);

    @Column(name = "person_id")
    UUID personId = new UUID(0, 0);

    String reason = "";

    @Column(name = "organization_name")
    @Nullable
    String organizationName;

    @Column(name = "organization_kind")
    @Nullable
    String organizationKind;

    @Column(name = "organization_place")
    @Nullable
    String organizationPlace;

    String facts = "[]";
    String status = "OPEN";

    @Column(name = "asked_at")
    Instant askedAt = Instant.EPOCH;

    @Column(name = "decided_by")
    @Nullable
    UUID decidedBy;

    @Column(name = "decided_at")
    @Nullable
    Instant decidedAt;

    String note = "";

    @Column(name = "submission_key")
    @Nullable
    UUID submissionKey;

    @Column(name = "decision_key")
    @Nullable
    UUID decisionKey;

    @Version
    int version;

    void represent(@Nullable OrganizationNamed organization) {
        organizationName = organization == null ? null : organization.name();
        organizationKind = organization == null ? null : organization.kind().name();
        organizationPlace = organization == null ? null : organization.jurisdictionKey();
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

    /** @throws Conflict where it was decided or taken back meanwhile */
    void mustBeOpen() {
        if (!status.equals("OPEN")) {
            throw new Conflict("This request was %s already. Nothing was changed."
                    .formatted(JoinWords.status(status).toLowerCase(java.util.Locale.ROOT)));
        }
    }

    void decide(String as, @Nullable UUID by, Instant at, String words, UUID key) {
        mustBeOpen();
        status = as;
        decidedBy = by;
        decidedAt = at;
        note = words;
        decisionKey = key;
    }
}
