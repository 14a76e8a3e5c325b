package org.nnssil.directory;

import java.util.UUID;
import org.nnssil.community.Cursor;

/** A line of the directory. {@code email} and {@code phone} are empty where this viewer may not see them. */
public record DirectoryRow(
        UUID id,
        String name,
        String nameFolded,
        String role,
        String jurisdictionKey,
        String place,
        String standing,
        String email,
        String phone) {

    Cursor cursor() {
        return new Cursor(nameFolded, id);
    }
}
