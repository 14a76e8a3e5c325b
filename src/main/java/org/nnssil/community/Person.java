package org.nnssil.community;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody the network knows, for changing. Rows are written by {@link PersonRepository#invite}. */
@Entity
class Person {

    @Id
    UUID id = new UUID(0, 0);

    String email = "";
    String name = "";

    @Column(name = "role_title")
    String roleTitle = "";

    @Column(name = "organization_id")
    @Nullable
    UUID organizationId;

    @Column(name = "jurisdiction_key")
    @Nullable
    String jurisdictionKey;

    /** Null: the zone of the jurisdiction. */
    @Nullable
    String zone;

    String about = "";
    String expertise = "";
    String phone = "";
    boolean listed = true;

    @Column(name = "email_visible")
    boolean emailVisible = true;

    boolean active = true;

    @Version
    int version;
}
