package org.nnssil.webinar;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Reach;

/** A session. Its presenters and registrations are rows of their own tables. */
@Entity
@Table(name = "webinar")
class Webinar {

    enum Status {
        SCHEDULED,
        CANCELLED
    }

    @Id
    UUID id;

    @Column(name = "community_id")
    UUID communityId;

    int reach;
    String title;
    String summary;
    String description;

    @Column(name = "why_it_matters")
    String why;

    @Column(name = "starts_at")
    Instant startsAt;

    int minutes;
    int capacity;

    // Kept by a trigger, so that the constraint webinar_capacity holds whoever writes a registration.
    @Column(insertable = false, updatable = false)
    int confirmed;

    @Column(name = "join_url")
    String joinUrl;

    @Nullable
    Integer principle;

    @Enumerated(EnumType.STRING)
    Status status;

    @Column(name = "cancel_reason")
    String cancelReason;

    int sequence;

    @Column(name = "programme_key")
    @Nullable
    String programmeKey;

    @Column(name = "programme_hash")
    @Nullable
    String programmeHash;

    @Column(name = "recording_url")
    String recordingUrl;

    @Column(name = "recording_at")
    @Nullable
    Instant recordingAt;

    String notes;

    @Column(name = "created_by")
    @Nullable
    UUID createdBy;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "changed_at")
    Instant changedAt;

    @Column(name = "submission_key")
    @Nullable
    UUID submissionKey;

    @Version
    int version;

    /** For Hibernate. */
    Webinar() {}

    /** A new session that takes registrations. */
    Webinar(UUID id, UUID communityId, WebinarDraft draft, @Nullable UUID author, Instant now) {
        this.id = id;
        this.communityId = communityId;
        this.status = Status.SCHEDULED;
        this.cancelReason = "";
        this.createdBy = author;
        this.createdAt = now;
        take(draft, now);
    }

    boolean begun(Instant now) {
        return !now.isBefore(startsAt);
    }

    boolean over(Instant now) {
        return !now.isBefore(startsAt.plus(Duration.ofMinutes(minutes)));
    }

    boolean cancelled() {
        return status == Status.CANCELLED;
    }

    /** Seats can be given out: it is still to come. */
    boolean open(Instant now) {
        return !cancelled() && !begun(now);
    }

    boolean full() {
        return confirmed >= capacity;
    }

    WebinarDraft draft(List<Presenter> presenters) {
        return new WebinarDraft(
                title,
                summary,
                why,
                description,
                startsAt,
                minutes,
                capacity,
                Reach.ofRank(reach),
                joinUrl,
                principle,
                presenters,
                recordingUrl,
                notes);
    }

    /** Takes over what was edited; the sequence rises when those registered must see it in their calendars. */
    Change edit(WebinarDraft draft, Instant now) {
        Change change = new Change(
                title,
                startsAt,
                !title.equals(draft.title()),
                !startsAt.equals(draft.startsAt()) || minutes != draft.minutes(),
                !joinUrl.equals(draft.joinUrl()));
        take(draft, now);
        if (change.anything()) {
            sequence++;
        }
        return change;
    }

    void cancel(String reason, Instant now) {
        status = Status.CANCELLED;
        cancelReason = reason;
        sequence++;
        changedAt = now;
    }

    private void take(WebinarDraft draft, Instant now) {
        title = draft.title();
        summary = draft.summary();
        why = draft.why();
        description = draft.description();
        startsAt = draft.startsAt();
        minutes = draft.minutes();
        capacity = draft.capacity();
        reach = draft.reach().rank();
        joinUrl = draft.joinUrl();
        principle = draft.principle();
        if (!draft.recordingUrl().isEmpty() && recordingAt == null) {
            recordingAt = now;
        }
        recordingUrl = draft.recordingUrl();
        notes = draft.notes();
        changedAt = now;
    }

    /** What those registered are told of an edit. */
    record Change(String oldTitle, Instant oldStart, boolean title, boolean time, boolean joinLink) {

        boolean anything() {
            return title || time || joinLink;
        }

        /** People who wait never knew the address to join. */
        boolean concernsWaiting() {
            return title || time;
        }
    }
}
