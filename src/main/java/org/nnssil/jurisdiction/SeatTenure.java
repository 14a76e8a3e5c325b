package org.nnssil.jurisdiction;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One person's time in one seat. The open one, without an end, is the present holder's. */
@Entity
@Table(name = "seat_tenure")
class SeatTenure {

    @Id
    UUID id;

    @Column(name = "jurisdiction_key")
    String jurisdictionKey;

    @Column(name = "person_id")
    UUID personId;

    @Column(name = "from_date")
    LocalDate fromDate;

    @Column(name = "to_date")
    @Nullable
    LocalDate toDate;

    boolean interim;

    /** Named and asked; the rights of the seat begin when they accept. */
    boolean unanswered;

    String reason = "";

    @Column(name = "submission_key")
    @Nullable
    UUID submissionKey;

    SeatTenure() {
        this(new UUID(0, 0), "", new UUID(0, 0), LocalDate.EPOCH);
    }

    SeatTenure(UUID id, String jurisdictionKey, UUID personId, LocalDate fromDate) {
        this.id = id;
        this.jurisdictionKey = jurisdictionKey;
        this.personId = personId;
        this.fromDate = fromDate;
    }

    /** What stands against ending on that day, in words for the person who tries. */
    Optional<String> cannotEnd(LocalDate day) {
        return day.isBefore(fromDate)
                ? Optional.of("The present holder began on %s; give that day or a later one.".formatted(fromDate))
                : Optional.empty();
    }

    void end(LocalDate day, String why) {
        this.toDate = day;
        this.reason = why;
    }
}
