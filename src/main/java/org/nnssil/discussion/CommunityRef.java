package org.nnssil.discussion;

import java.util.UUID;

/** A community the viewer belongs to. */
record CommunityRef(UUID id, String slug, String name) {

    public String threadsPath() {
        return "/communities/" + slug + "/threads";
    }
}
