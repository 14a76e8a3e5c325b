package org.nnssil.webinar;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** One person's place in one session. There is one row per person and session for good; its version counts the acts. */
@Entity
@Table(name = "webinar_registration")
class Registration {

    enum Status {
        CONFIRMED,
        WAITING,
        CANCELLED
    }

    @Id
    UUID id;

    @Column(name = "webinar_id")
    UUID webinarId;

    @Column(name = "person_id")
    UUID personId;

    @Enumerated(EnumType.STRING)
    Status status;

    @Column(name = "queued_at")
    Instant queuedAt;

    String question;

    @Column(name = "changed_at")
    Instant changedAt;

    @Version
    int version;

    /** For Hibernate. */
    Registration() {}

    Registration(UUID id, UUID webinarId, UUID personId) {
        this.id = id;
        this.webinarId = webinarId;
        this.personId = personId;
        this.question = "";
    }

    boolean active() {
        return status != Status.CANCELLED;
    }

    void enter(Status given, Instant now) {
        status = given;
        queuedAt = now;
        changedAt = now;
    }

    void withdraw(Instant now) {
        status = Status.CANCELLED;
        changedAt = now;
    }
}
