package org.nnssil.jurisdiction;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The one seat of a jurisdiction. Its row is locked while its holder changes. */
@Entity
class Seat {

    @Id
    @Column(name = "jurisdiction_key")
    String jurisdictionKey = "";

    /** Null while it is held, and for a seat that has never been held. */
    @Column(name = "vacant_since")
    @Nullable
    LocalDate vacantSince;
}
