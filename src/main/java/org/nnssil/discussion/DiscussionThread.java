package org.nnssil.discussion;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Audience;

/** A question and what came of it. Changed only under its row lock, which is what makes post numbers dense. */
@Entity
@Table(name = "thread")
class DiscussionThread {

    @Id
    UUID id;

    @Column(name = "community_id")
    UUID communityId;

    short reach;

    String title;

    boolean confidential;

    @Column(name = "author_id")
    UUID authorId;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "last_post_at")
    Instant lastPostAt;

    @Column(name = "post_count")
    int postCount;

    @Column(name = "closed_at")
    @Nullable
    Instant closedAt;

    @Column(name = "submission_key")
    @Nullable
    UUID submissionKey;

    @Version
    int version;

    @SuppressWarnings("NullAway.Init")
    DiscussionThread() {}

    DiscussionThread(UUID id, Audience audience, ThreadDraft draft, UUID author, @Nullable UUID key, Instant now) {
        this.id = id;
        this.communityId = audience.communityId();
        this.reach = (short) audience.reach().rank();
        this.title = draft.title();
        this.confidential = draft.confidential();
        this.authorId = author;
        this.createdAt = now;
        this.lastPostAt = now;
        this.postCount = 1;
        this.submissionKey = key;
    }

    boolean closed() {
        return closedAt != null;
    }

    /** Counts one more post and tells its number. */
    int take(Instant now) {
        postCount++;
        lastPostAt = now;
        return postCount;
    }

    /** Closing what is closed keeps the first time. */
    void close(Instant now) {
        if (closedAt == null) {
            closedAt = now;
        }
    }

    void reopen() {
        closedAt = null;
    }
}
