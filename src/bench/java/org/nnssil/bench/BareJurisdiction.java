package org.nnssil.bench;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** The columns of a jurisdiction that a page shows. */
@Entity
@Immutable
@Table(name = "jurisdiction")
class BareJurisdiction {

    @Id
    String key = "";

    String name = "";
}
