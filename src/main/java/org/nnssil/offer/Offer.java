package org.nnssil.offer;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Reach;
import org.nnssil.web.Conflict;

/** A thing on its way up, and who agreed to it. */
@Entity
class Offer {

    static final String ASKED = "ASKED";
    static final String GIVEN = "GIVEN";
    static final String REFUSED = "REFUSED";

    @Id
    UUID id = new UUID(0, 0);

    @Column(name = "community_id")
    UUID communityId = new UUID(0, 0);

    @Column(name = "target_id")
    UUID targetId = new UUID(0, 0);

    // How far within the community above: all its members, or core members.
    int reach = Reach.MEMBERS.rank();

    String kind = "";

    @Column(name = "item_id")
    UUID itemId = new UUID(0, 0);

    String title = "";
    String reason = "";

    @Column(name = "offered_by")
    UUID offeredBy = new UUID(0, 0);

    @Column(name = "offered_at")
    Instant offeredAt = Instant.EPOCH;

    @Column(name = "owner_id")
    UUID ownerId = new UUID(0, 0);

    @Column(name = "owner_consent")
    String ownerConsent = ASKED;

    @Column(name = "organization_id")
    @Nullable
    UUID organizationId;

    @Column(name = "lead_consent")
    @Nullable
    String leadConsent;

    @Column(name = "lead_id")
    @Nullable
    UUID leadId;

    String note = "";
    String status = ASKED;

    @Column(name = "decided_by")
    @Nullable
    UUID decidedBy;

    @Column(name = "decided_at")
    @Nullable
    Instant decidedAt;

    @Column(name = "copy_id")
    @Nullable
    UUID copyId;

    @Column(name = "submission_key")
    @Nullable
    UUID submissionKey;

    @Version
    int version;

    /** Whether this person can still say yes or no, as who wrote it or as the lead of their organization. */
    boolean asks(UUID person, boolean lead) {
        return status.equals(ASKED)
                && ((person.equals(ownerId) && ownerConsent.equals(ASKED)) || (lead && ASKED.equals(leadConsent)));
    }

    /** Says yes for everything this person speaks for. Only when all have, a convener may release it. */
    void consent(UUID person, boolean lead, Instant now) {
        if (person.equals(ownerId)) {
            ownerConsent = GIVEN;
        }
        if (lead && leadConsent != null) {
            leadConsent = GIVEN;
            leadId = person;
        }
        if (ownerConsent.equals(GIVEN) && (leadConsent == null || leadConsent.equals(GIVEN))) {
            become("CONSENTED", person, now);
        }
    }

    void decline(UUID person, boolean lead, String words, Instant now) {
        if (person.equals(ownerId)) {
            ownerConsent = REFUSED;
        } else if (lead) {
            leadConsent = REFUSED;
            leadId = person;
        }
        note = words;
        become("DECLINED", person, now);
    }

    void release(UUID copy, UUID by, Instant now) {
        copyId = copy;
        become("RELEASED", by, now);
    }

    void refuse(UUID by, String words, Instant now) {
        note = words;
        become(REFUSED, by, now);
    }

    void withdraw(UUID by, String words, Instant now) {
        note = words;
        become("WITHDRAWN", by, now);
    }

    /** @throws Conflict where somebody was faster */
    void must(String expected) {
        if (!status.equals(expected)) {
            throw new Conflict("This offer is %s by now. Nothing was changed."
                    .formatted(OfferWords.status(status).toLowerCase(java.util.Locale.ROOT)));
        }
    }

    boolean open() {
        return status.equals(ASKED) || status.equals("CONSENTED") || status.equals("RELEASED");
    }

    private void become(String next, UUID by, Instant now) {
        status = next;
        decidedBy = by;
        decidedAt = now;
    }
}
