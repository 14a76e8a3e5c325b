package org.nnssil.discussion;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Viewer;

/** What one person wrote, signed with their role and jurisdiction at the time. */
@Entity
@Table(name = "post")
class Post {

    @Id
    UUID id;

    @Column(name = "thread_id")
    UUID threadId;

    int number;

    @Column(name = "author_id")
    UUID authorId;

    @Column(name = "author_role")
    String authorRole;

    @Column(name = "author_jurisdiction")
    @Nullable
    String authorJurisdiction;

    String body;

    String html;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "edited_at")
    @Nullable
    Instant editedAt;

    @Column(name = "submission_key")
    @Nullable
    UUID submissionKey;

    @Version
    int version;

    @SuppressWarnings("NullAway.Init")
    Post() {}

    Post(UUID id, UUID threadId, int number, Viewer author, Text text, @Nullable UUID key, Instant now) {
        this.id = id;
        this.threadId = threadId;
        this.number = number;
        this.authorId = author.id();
        this.authorRole = author.roleTitle();
        this.authorJurisdiction = author.jurisdictionKey();
        this.body = text.body();
        this.html = text.html();
        this.createdAt = now;
        this.submissionKey = key;
    }

    /** Markdown as typed and its rendering, which always change together. */
    record Text(String body, String html) {}

    void rewrite(Text text, Instant now) {
        body = text.body();
        html = text.html();
        editedAt = now;
    }
}
