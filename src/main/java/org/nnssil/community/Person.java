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

    /** The least reach that sees the field; {@link Shown#NOBODY} for none. */
    @Column(name = "email_reach")
    short emailReach = 2;

    @Column(name = "phone_reach")
    short phoneReach = 2;

    @Column(name = "about_reach")
    short aboutReach = 1;

    @Column(name = "photo_reach")
    short photoReach = 1;

    /** Numbers of the principles this person works on, in order. */
    Short[] principles = {};

    boolean active = true;

    @Version
    int version;
}
