package org.nnssil.practice;

import java.util.UUID;
import org.nnssil.security.Viewer;

/**
 * Where spotlights stand: the library of the National Network, or a community's own shelf.
 *
 * @param path of the page that lists them
 */
record ShelfRef(UUID communityId, String name, String path) {

    static final ShelfRef LIBRARY =
            new ShelfRef(Viewer.NATIONAL, "the National Network of State School Improvement Leaders", "/practices");

    static ShelfRef of(UUID communityId, String slug, String name) {
        return Shelves.national(communityId)
                ? LIBRARY
                : new ShelfRef(communityId, name, "/communities/" + slug + "/shelf");
    }

    boolean national() {
        return Shelves.national(communityId);
    }

    /** As a sentence goes on after "published". */
    String where() {
        return (national() ? "in the library of " : "on the shelf of ") + name;
    }
}
