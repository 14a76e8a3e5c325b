package org.nnssil.newsletter;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Audience;
import org.nnssil.security.Reach;
import org.nnssil.web.Conflict;
import org.nnssil.web.IfMatch;

/** One month's issue. A draft may change; once its recipients are fixed it never does. */
@Entity
@Table(name = "newsletter_issue")
class NewsletterIssue {

    @Id
    UUID id;

    @Column(name = "community_id")
    UUID communityId;

    int reach;
    LocalDate month;
    int number;
    String title;
    String opening;

    @Enumerated(EnumType.STRING)
    IssueStatus status;

    String template;

    @Column(name = "created_by")
    @Nullable
    UUID createdBy;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "changed_at")
    Instant changedAt;

    @Column(name = "sent_by")
    @Nullable
    UUID sentBy;

    @Column(name = "queued_at")
    @Nullable
    Instant queuedAt;

    @Column(name = "sent_at")
    @Nullable
    Instant sentAt;

    @Nullable
    String html;

    @Nullable
    String text;

    @Column(name = "submission_key")
    @Nullable
    UUID submissionKey;

    @Version
    int version;

    /** For Hibernate. */
    @SuppressWarnings("NullAway")
    protected NewsletterIssue() {}

    NewsletterIssue(UUID id, Audience audience, LocalDate month, int number, String title, Instant now) {
        this.id = id;
        this.communityId = audience.communityId();
        this.reach = audience.reach().rank();
        this.month = month;
        this.number = number;
        this.title = title;
        this.opening = "";
        this.status = IssueStatus.DRAFT;
        this.template = "monthly";
        this.createdAt = now;
        this.changedAt = now;
    }

    Audience audience() {
        return new Audience(communityId, Reach.ofRank(reach));
    }

    void requireDraft() {
        if (status != IssueStatus.DRAFT) {
            throw sent();
        }
    }

    /** Whether this order could have made it: the month stays, and so do the readers until the first change. */
    boolean answers(DraftForm.Order order) {
        return month.equals(order.month().atDay(1))
                && (version > 0 || audience().equals(order.audience()));
    }

    void mustBe(IfMatch seen) {
        if (!seen.holds(version)) {
            throw new StaleIssue();
        }
    }

    static Conflict sent() {
        return new Conflict("This issue has been sent, and a sent issue is not edited. Correct it in the next one.");
    }

    /** Fixes the issue as it goes out. */
    void queued(UUID by, String sentHtml, String sentText, Instant now) {
        status = IssueStatus.SENDING;
        sentBy = by;
        queuedAt = now;
        changedAt = now;
        html = sentHtml;
        text = sentText;
    }
}
