package org.nnssil.bench;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** The columns of a person that a page shows. */
@Entity
@Immutable
@Table(name = "person")
class BarePerson {

    @Id
    UUID id = new UUID(0, 0);

    String name = "";

    /** The order of the directory, which has an index. */
    @Column(name = "name_folded")
    String nameFolded = "";

    @Column(name = "role_title")
    String roleTitle = "";

    String expertise = "";

    String email = "";

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "jurisdiction_key")
    BareJurisdiction jurisdiction = new BareJurisdiction();
}
