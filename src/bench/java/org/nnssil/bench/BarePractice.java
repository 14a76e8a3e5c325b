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

/** The columns of a practice that a list of results shows. */
@Entity
@Immutable
@Table(name = "practice")
class BarePractice {

    @Id
    UUID id = new UUID(0, 0);

    String title = "";

    String summary = "";

    String outcome = "";

    String tier = "";

    String status = "";

    @Column(name = "published_at")
    Instant publishedAt = Instant.EPOCH;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "jurisdiction_key")
    BareJurisdiction jurisdiction = new BareJurisdiction();
}
