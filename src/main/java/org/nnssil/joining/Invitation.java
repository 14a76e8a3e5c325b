package org.nnssil.joining;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.community.OrganizationNamed;
import org.nnssil.eligibility.OrganizationKind;
import org.nnssil.web.Conflict;

/** Somebody is asked in, or asked to take over as convener. Answered once, before it expires, by who it is for. */
@Entity(name = "CommunityInvitation")
@Table(name = "community_invitation")
class Invitation {

    @Id
    UUID id = new UUID(0, 0);

    @Column(name = "community_id")
    UUID communityId = new UUID(0, 0);

    @Column(name = "person_id")
    UUID personId = new UUID(0, 0);

    /** As whoever asks knows them; null: as they call themselves. */
    @Nullable
    String name;

    @Column(name = "role_title")
    String roleTitle = "";

    @Column(name = "jurisdiction_key")
    @Nullable
    String jurisdictionKey;

    String kind = "MEMBER";

    @Column(name = "invited_by")
    UUID invitedBy = new UUID(0, 0);

    @Column(name = "predecessor_id")
    @Nullable
    UUID predecessorId;

    short reach;

    @Column(name = "organization_name")
    @Nullable
    String organizationName;

    @Column(name = "organization_kind")
    @Nullable
    String organizationKind;

    @Column(name = "organization_place")
    @Nullable
    String organizationPlace;

    String[] roles = {};
    String exception = "";
    String words = "";
    String status = "SENT";

    /** SHA-256 of the link for who has never signed in. */
    @Column(name = "token_hash")
    byte @Nullable [] tokenHash;

    @Column(name = "bounced_at")
    @Nullable
    Instant bouncedAt;

    @Column(name = "bounce_reason")
    String bounceReason = "";

    @Column(name = "sent_at")
    Instant sentAt = Instant.EPOCH;

    @Column(name = "expires_at")
    Instant expiresAt = Instant.EPOCH;

    @Column(name = "answered_at")
    @Nullable
    Instant answeredAt;

    String answer = "";

    /** The form that answered by the link; null where it was answered signed in. */
    @Column(name = "answer_key")
    @Nullable
    UUID answerKey;

    @Column(name = "submission_key")
    @Nullable
    UUID submissionKey;

    /** The form that corrected the address last. */
    @Column(name = "sending_key")
    @Nullable
    UUID sendingKey;

    @Version
    int version;

    boolean convenes() {
        return kind.equals("CONVENER");
    }

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

    boolean expired(Instant now) {
        return status.equals("SENT") && !expiresAt.isAfter(now);
    }

    /**
     * Asks another person, or the same one again; whoever was asked before is not asked any more.
     *
     * @throws Conflict where it was answered or withdrawn
     */
    void readdress(UUID to, Instant now, Instant until, UUID key) {
        mustWait();
        personId = to;
        sentAt = now;
        expiresAt = until;
        bouncedAt = null;
        bounceReason = "";
        sendingKey = key;
    }

    /** @throws Conflict where it was answered, withdrawn or ran out */
    void answer(String as, String said, Instant now) {
        if (expired(now)) {
            throw new Conflict("This invitation has expired. Ask who invited you for a new one. Nothing was changed.");
        }
        mustWait();
        status = as;
        answer = said;
        answeredAt = now;
    }

    /** @throws Conflict where it was answered; one that ran out can be taken back all the same */
    void withdraw(Instant now) {
        mustWait();
        status = "WITHDRAWN";
        answeredAt = now;
    }

    private void mustWait() {
        if (!status.equals("SENT")) {
            throw new Conflict("This invitation works once, and it is %s. Nothing was changed."
                    .formatted(JoinWords.status(status).toLowerCase(java.util.Locale.ROOT)));
        }
    }
}
