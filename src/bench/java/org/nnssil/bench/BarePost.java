package org.nnssil.bench;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** The columns of a post that a page shows. */
@Entity
@Immutable
@Table(name = "post")
class BarePost {

    @Id
    UUID id = new UUID(0, 0);

    @Column(name = "thread_id")
    UUID threadId = new UUID(0, 0);

    int number;

    @Column(name = "author_role")
    String authorRole = "";

    String html = "";

    @Column(name = "created_at")
    Instant createdAt = Instant.EPOCH;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "author_id")
    BarePerson author = new BarePerson();
}
