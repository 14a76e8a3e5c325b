package org.nnssil.directory;

import java.util.List;
import java.util.UUID;
import org.nnssil.community.Cursor;

/**
 * A line of the directory. {@code email} and {@code phone} are empty where this viewer may not see them.
 *
 * @param place the jurisdiction by name, else the organization
 * @param standing "Extended", or empty for a core member
 */
public record DirectoryRow(
        UUID id,
        String name,
        String nameFolded,
        String role,
        String jurisdictionKey,
        String place,
        String organization,
        String standing,
        String expertise,
        List<Integer> principles,
        String email,
        String phone) {

    boolean reachable() {
        return !email.isEmpty() || !phone.isEmpty();
    }

    Cursor cursor() {
        return new Cursor(nameFolded, id);
    }
}
