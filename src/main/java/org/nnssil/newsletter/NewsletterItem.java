package org.nnssil.newsletter;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One entry of an issue and where it comes from. The words are the issue's own; the source stays what it was. */
@Entity
@Table(name = "newsletter_item")
class NewsletterItem {

    @Id
    UUID id;

    @Column(name = "issue_id")
    UUID issueId;

    int position;

    @Enumerated(EnumType.STRING)
    ItemKind kind;

    @Column(name = "source_type")
    String sourceType;

    @Column(name = "source_id")
    @Nullable
    UUID sourceId;

    @Column(name = "source_revision")
    @Nullable
    Integer sourceRevision;

    @Column(name = "source_author")
    String sourceAuthor;

    String jurisdiction;

    @Column(name = "happens_at")
    @Nullable
    Instant happensAt;

    String why;
    String heading;
    String body;
    String link;
    boolean included;

    /** The words are no longer as they were taken from the source. */
    boolean edited;

    /** For Hibernate. */
    @SuppressWarnings("NullAway")
    protected NewsletterItem() {}

    /** The coordinator's own words. */
    NewsletterItem(UUID id, UUID issueId, int position, String heading, String body, String link) {
        this.id = id;
        this.issueId = issueId;
        this.position = position;
        this.kind = ItemKind.NOTE;
        this.sourceType = "";
        this.sourceAuthor = "";
        this.jurisdiction = "";
        this.why = "";
        this.heading = heading;
        this.body = body;
        this.link = link;
        this.included = true;
    }

    static NewsletterItem of(
            UUID id, UUID issueId, int position, String sourceType, Candidate candidate, boolean included) {
        NewsletterItem item =
                new NewsletterItem(id, issueId, position, candidate.heading(), candidate.body(), candidate.link());
        item.kind = candidate.kind();
        item.sourceType = sourceType;
        item.sourceId = candidate.sourceId();
        item.sourceRevision = candidate.revision();
        item.sourceAuthor = candidate.author();
        item.jurisdiction = candidate.jurisdiction();
        item.happensAt = candidate.happensAt();
        item.why = candidate.why();
        item.included = included;
        return item;
    }

    boolean reads(ItemForm.Checked words) {
        return heading.equals(words.heading()) && body.equals(words.text()) && link.equals(words.link());
    }

    /** Takes everything from the source as it is now, and keeps its place. */
    void take(Candidate present) {
        takeFacts(present);
        heading = present.heading();
        body = present.body();
        link = present.link();
        edited = false;
    }

    /** Takes what is no words: when it happens, whose it is, and which state of the source it tells of. */
    void takeFacts(Candidate present) {
        sourceRevision = present.revision();
        sourceAuthor = present.author();
        jurisdiction = present.jurisdiction();
        happensAt = present.happensAt();
        why = present.why();
    }

    /** Takes the coordinator's words. */
    void write(ItemForm.Checked words) {
        edited |= sourceId != null && !reads(words);
        heading = words.heading();
        body = words.text();
        link = words.link();
    }

    boolean tells(Candidate candidate) {
        return kind == candidate.kind() && candidate.sourceId().equals(sourceId);
    }
}
