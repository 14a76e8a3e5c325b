package org.nnssil.admission;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Reach;
import org.nnssil.web.Conflict;

/** A person asked to become a member. Its row is locked while somebody decides. */
@Entity
class Invitation {

    static final String SENT = "SENT";
    static final String OPENED = "OPENED";
    static final String ACCEPTED = "ACCEPTED";
    static final String DECLINED = "DECLINED";
    static final String WITHDRAWN = "WITHDRAWN";

    @Id
    UUID id = new UUID(0, 0);

    @Column(name = "person_id")
    UUID personId = new UUID(0, 0);

    String name = "";

    @Column(name = "role_title")
    String roleTitle = "";

    String place = "";
    short reach;
    String[] roles = {};
    String basis = "";

    @Column(name = "seat_key")
    @Nullable
    String seatKey;

    @Column(name = "jurisdiction_key")
    @Nullable
    String jurisdictionKey;

    boolean founding;

    @Column(name = "access_until")
    @Nullable
    Instant accessUntil;

    @Column(name = "nomination_id")
    @Nullable
    UUID nominationId;

    @Column(name = "token_hash")
    byte[] tokenHash = {};

    String state = SENT;

    @Column(name = "created_at")
    Instant createdAt = Instant.EPOCH;

    @Column(name = "sent_at")
    Instant sentAt = Instant.EPOCH;

    int sendings = 1;

    @Column(name = "mail_key")
    String mailKey = "";

    @Column(name = "expires_at")
    Instant expiresAt = Instant.EPOCH;

    @Column(name = "opened_at")
    @Nullable
    Instant openedAt;

    @Column(name = "bounced_at")
    @Nullable
    Instant bouncedAt;

    @Column(name = "bounce_reason")
    String bounceReason = "";

    @Column(name = "decided_at")
    @Nullable
    Instant decidedAt;

    String reason = "";

    @Column(name = "invited_by")
    @Nullable
    UUID invitedBy;

    @Column(name = "submission_key")
    @Nullable
    UUID submissionKey;

    @Column(name = "decision_key")
    @Nullable
    UUID decisionKey;

    @Version
    int version;

    Reach reach() {
        return Reach.ofRank(reach);
    }

    boolean waits() {
        return state.equals(SENT) || state.equals(OPENED);
    }

    /** @throws Conflict in words for whoever holds the link, where it can decide nothing any more */
    void mustWait(Instant now) {
        switch (state) {
            case ACCEPTED -> throw new Conflict("This invitation was accepted already. Nothing was changed.");
            case DECLINED ->
                throw new Conflict(
                        "This invitation was declined. To come after all, write to the coordinator. Nothing was changed.");
            case WITHDRAWN ->
                throw new Conflict(
                        "This invitation was withdrawn. Write to the coordinator if you have a question. Nothing was changed.");
            default -> {
                if (!expiresAt.isAfter(now)) {
                    throw new Conflict(
                            "This invitation has expired. Ask the coordinator for a new link. Nothing was changed.");
                }
            }
        }
    }

    void decide(String to, Instant at, String why, @Nullable UUID submission) {
        this.state = to;
        this.decidedAt = at;
        this.reason = why;
        this.decisionKey = submission;
    }

    void sendAgain(byte[] hash, Instant now, Instant until, String key) {
        this.tokenHash = hash;
        this.sentAt = now;
        this.expiresAt = until;
        this.mailKey = key;
        this.sendings++;
        this.state = SENT;
        this.openedAt = null;
        this.bouncedAt = null;
        this.bounceReason = "";
    }
}
