package org.nnssil.community;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Viewer;

/** A community with its charter. Its row is locked while its roster changes. */
@Entity
class Community {

    @Id
    UUID id = new UUID(0, 0);

    String slug = "";
    String name = "";
    String kind = "";

    @Column(name = "parent_id")
    @Nullable
    UUID parentId;

    @Column(name = "jurisdiction_key")
    @Nullable
    String jurisdictionKey;

    @Column(name = "convener_organization_id")
    @Nullable
    UUID convenerOrganizationId;

    @Column(name = "contact_person_id")
    @Nullable
    UUID contactPersonId;

    String purpose = "";
    String charter = "";
    String cadence = "";

    @Column(name = "planning_rule")
    String planningRule = "";

    @Column(name = "member_unit")
    String memberUnit = "PERSON";

    String planning = "CONVENERS";

    @Column(name = "charter_number")
    int charterNumber = 1;

    @Column(name = "stated_members")
    @Nullable
    Integer statedMembers;

    boolean listed;

    @Column(name = "created_at")
    Instant createdAt = Instant.EPOCH;

    @Column(name = "submission_key")
    @Nullable
    UUID submissionKey;

    @Version
    int version;

    boolean national() {
        return id.equals(Viewer.NATIONAL);
    }

    /** Whether the members are organizations, which people represent. */
    boolean byOrganization() {
        return memberUnit.equals("ORGANIZATION");
    }

    /** Who may change the roster: its conveners; that of the National Network, its coordinator. */
    boolean mayBeRunBy(Viewer viewer) {
        return national() ? viewer.coordinator() : viewer.convenes(id);
    }
}
