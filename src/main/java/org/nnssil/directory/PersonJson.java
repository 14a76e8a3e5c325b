package org.nnssil.directory;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One person. What is empty or not shown to the one who asks is left out.
 *
 * @param photo its address, which takes the session of a browser
 * @param seat the jurisdiction whose seat they hold, since a day
 * @param communities slugs of those that both are in
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PersonJson(
        UUID id,
        String name,
        String role,
        String jurisdiction,
        String organization,
        String zone,
        String about,
        String expertise,
        List<Integer> principles,
        String email,
        String phone,
        String photo,
        @Nullable Seat seat,
        List<String> communities) {

    public record Seat(String jurisdiction, LocalDate since) {}

    static PersonJson of(PersonRow row) {
        LocalDate since = row.seatSince();
        return new PersonJson(
                row.id(),
                row.name(),
                row.roleTitle(),
                row.jurisdictionKey(),
                row.organization(),
                row.zone(),
                row.about(),
                row.expertise(),
                row.principles(),
                row.email(),
                row.phone(),
                row.photo().isEmpty() ? "" : "/people/%s/photo?v=%s".formatted(row.id(), row.photo()),
                since == null ? null : new Seat(row.seatOf(), since),
                row.shared().stream().map(PersonRow.Shared::slug).toList());
    }
}
