package org.nnssil.practice;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;
import org.nnssil.web.Conflict;
import org.nnssil.web.IfMatch;

/** A spotlight and its way from draft to the library. Decides what may happen when; who may ask is the repository's. */
@Entity
@Table(name = "practice")
class Practice {

    @Id
    private UUID id;

    @Version
    private int version;

    @Column(name = "community_id")
    private UUID communityId;

    private short reach;

    @Column(name = "jurisdiction_key")
    private String jurisdictionKey;

    @Enumerated(EnumType.STRING)
    private PracticeStatus status;

    private String title;
    private String summary;
    private String situation;

    @Column(name = "what_we_did")
    private String whatWeDid;

    @Column(name = "began_on")
    private @Nullable LocalDate beganOn;

    @Column(name = "ended_on")
    private @Nullable LocalDate endedOn;

    private String scale;

    @Column(name = "what_came")
    private String whatCame;

    private String surfaced;
    private String differently;

    @Enumerated(EnumType.STRING)
    private @Nullable Outcome outcome;

    @Enumerated(EnumType.STRING)
    private EvidenceTier tier;

    @Column(name = "tier_basis")
    private String tierBasis;

    @Column(name = "staff_time")
    private String staffTime;

    private String cost;
    private String contact;

    @Column(name = "author_id")
    private UUID authorId;

    @Column(name = "author_role")
    private String authorRole;

    @Column(name = "author_jurisdiction")
    private @Nullable String authorJurisdiction;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "changed_at")
    private Instant changedAt;

    @Column(name = "submitted_at")
    private @Nullable Instant submittedAt;

    @Column(name = "submitted_by")
    private @Nullable UUID submittedBy;

    @Column(name = "reviewed_by")
    private @Nullable UUID reviewedBy;

    @Column(name = "review_note")
    private String reviewNote = "";

    @Column(name = "published_at")
    private @Nullable Instant publishedAt;

    @Column(name = "withdrawn_reason")
    private String withdrawnReason = "";

    @Column(name = "replaces_id")
    private @Nullable UUID replacesId;

    @Column(name = "submission_key")
    private @Nullable UUID submissionKey;

    private int revision;

    @SuppressWarnings("NullAway") // for Hibernate
    protected Practice() {}

    /** A draft of the viewer for a jurisdiction; the role is kept as it is now. */
    Practice(
            UUID id,
            UUID communityId,
            Viewer author,
            String jurisdictionKey,
            @Nullable UUID submissionKey,
            PracticeText text,
            Instant now) {
        this.id = id;
        this.communityId = communityId;
        this.jurisdictionKey = jurisdictionKey;
        this.status = PracticeStatus.DRAFT;
        this.authorId = author.id();
        this.authorRole = author.roleTitle();
        this.authorJurisdiction = author.jurisdictionKey();
        this.submissionKey = submissionKey;
        this.createdAt = now;
        write(text, now);
    }

    /** A draft that will, once published, take the place of this text; this one stays as it is until then. */
    Practice proposeChange(UUID changeId, Viewer author, PracticeText text, Instant now) {
        require(
                PracticeStatus.PUBLISHED,
                "Only a published spotlight can have a change proposed; edit this one directly.");
        Practice change = new Practice(changeId, communityId, author, jurisdictionKey, null, text, now);
        change.replacesId = id;
        return change;
    }

    void rewrite(PracticeText text, Instant now) {
        switch (status) {
            case DRAFT, RETURNED -> write(text, now);
            case SUBMITTED ->
                throw new Conflict("This spotlight is with the reviewers now. Take it back before you change it.");
            case PUBLISHED -> throw new Conflict("This spotlight is published now. Propose a change to it instead.");
            case WITHDRAWN -> throw new Conflict("This spotlight was withdrawn and cannot be changed.");
        }
    }

    private void write(PracticeText text, Instant now) {
        this.title = text.title();
        this.summary = text.summary();
        this.situation = text.situation();
        this.whatWeDid = text.whatWeDid();
        this.beganOn = text.beganOn();
        this.endedOn = text.endedOn();
        this.scale = text.scale();
        this.whatCame = text.whatCame();
        this.surfaced = text.surfaced();
        this.differently = text.differently();
        this.outcome = text.outcome();
        this.tier = text.tier();
        this.tierBasis = text.tierBasis();
        this.staffTime = text.staffTime();
        this.cost = text.cost();
        this.contact = text.contact();
        this.reach = (short) text.reach().rank();
        this.changedAt = now;
    }

    /** @return false when it was with the reviewers already: somebody pressed twice */
    boolean submit(Viewer by, Instant now) {
        if (status == PracticeStatus.SUBMITTED) {
            return false;
        }
        if (status != PracticeStatus.DRAFT && status != PracticeStatus.RETURNED) {
            throw new Conflict("This spotlight is " + status.key() + "; only a draft can be submitted.");
        }
        this.status = PracticeStatus.SUBMITTED;
        this.submittedAt = now;
        this.submittedBy = by.id();
        this.changedAt = now;
        return true;
    }

    /** The reviewer gives it back to its author. */
    void returnWith(String note, Viewer reviewer, Instant now) {
        require(PracticeStatus.SUBMITTED, "This spotlight is not waiting for a review any more.");
        mustBeOthersWork(reviewer);
        this.status = PracticeStatus.RETURNED;
        this.reviewNote = note;
        this.reviewedBy = reviewer.id();
        this.changedAt = now;
    }

    void publish(Viewer reviewer, Instant now) {
        mustBeReadyToPublish(reviewer);
        this.status = PracticeStatus.PUBLISHED;
        this.reviewedBy = reviewer.id();
        this.reviewNote = "";
        this.publishedAt = now;
        this.changedAt = now;
        this.revision = 1;
    }

    void mustBeReadyToPublish(Viewer reviewer) {
        require(PracticeStatus.SUBMITTED, "This spotlight is not waiting for a review any more.");
        mustBeOthersWork(reviewer);
    }

    /** Takes over the text of a change that a reviewer has agreed to. The address and the first publication stay. */
    void takeOver(PracticeText text, Viewer reviewer, Instant now) {
        require(
                PracticeStatus.PUBLISHED,
                "The spotlight that this would change was withdrawn meanwhile. Return the change to its author.");
        write(text, now);
        this.reviewedBy = reviewer.id();
        this.revision++;
    }

    /** Out of the library; the page stays for those who cited it, with the reason in place of the text. */
    void withdraw(String reason, Instant now) {
        require(PracticeStatus.PUBLISHED, "Only a published spotlight can be withdrawn.");
        this.status = PracticeStatus.WITHDRAWN;
        this.withdrawnReason = reason;
        this.changedAt = now;
    }

    /** Back from the reviewers, or away altogether when it was a draft that nobody else has seen. */
    void takeBack(Instant now) {
        this.status = status == PracticeStatus.SUBMITTED ? PracticeStatus.DRAFT : PracticeStatus.WITHDRAWN;
        this.changedAt = now;
    }

    void mustBe(IfMatch seen) {
        if (!seen.holds(version)) {
            throw new StaleEdit(version);
        }
    }

    private void mustBeOthersWork(Viewer reviewer) {
        boolean own = reviewer.id().equals(authorId) || reviewer.id().equals(submittedBy);
        if (own && !Shelves.presides(reviewer, communityId)) {
            throw new Conflict("This is your own submission. Another reviewer decides on it.");
        }
    }

    private void require(PracticeStatus needed, String otherwise) {
        if (status != needed) {
            throw new Conflict(otherwise);
        }
    }

    UUID id() {
        return id;
    }

    int version() {
        return version;
    }

    boolean published() {
        return status == PracticeStatus.PUBLISHED;
    }

    boolean discarded() {
        return status == PracticeStatus.WITHDRAWN && publishedAt == null;
    }

    String status() {
        return status.key();
    }

    UUID communityId() {
        return communityId;
    }

    String jurisdictionKey() {
        return jurisdictionKey;
    }

    UUID authorId() {
        return authorId;
    }

    @Nullable
    UUID submittedBy() {
        return submittedBy;
    }

    @Nullable
    UUID replacesId() {
        return replacesId;
    }

    /** The text, with the tags that the caller read beside it. */
    PracticeText text(List<Tag> tags) {
        return new PracticeText(
                title,
                summary,
                situation,
                whatWeDid,
                beganOn,
                endedOn,
                scale,
                whatCame,
                surfaced,
                differently,
                outcome,
                tier,
                tierBasis,
                staffTime,
                cost,
                contact,
                Reach.ofRank(reach),
                tags);
    }
}
