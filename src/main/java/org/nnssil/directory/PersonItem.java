package org.nnssil.directory;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person in a list. What is empty or not shown to the one who asks is left out.
 *
 * @param jurisdiction its key
 * @param membership core or extended
 * @param principles numbers of the principles they work on
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PersonItem(
        UUID id,
        String name,
        String role,
        String jurisdiction,
        String organization,
        String membership,
        String expertise,
        List<Integer> principles,
        @Nullable String email,
        @Nullable String phone) {

    static PersonItem of(DirectoryRow row) {
        return new PersonItem(
                row.id(),
                row.name(),
                row.role(),
                row.jurisdictionKey(),
                row.organization(),
                row.standing().isEmpty() ? "core" : "extended",
                row.expertise(),
                row.principles(),
                row.email(),
                row.phone());
    }
}
