package org.nnssil.community;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An agency, a center, a district, a university: where people work and who convenes. */
@Entity
class Organization {

    @Id
    UUID id = new UUID(0, 0);

    String kind = "";
    String name = "";

    @Column(name = "jurisdiction_key")
    @Nullable
    String jurisdictionKey;

    @Column(name = "center_key")
    @Nullable
    String centerKey;
}
