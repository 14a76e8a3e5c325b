package org.nnssil.discussion;

import java.util.UUID;

/** A post as its author edits it. The title goes with post 1. */
record OwnPost(
        UUID thread,
        int number,
        String title,
        String body,
        int version,
        boolean confidential,
        String communitySlug,
        String communityName) {

    public boolean question() {
        return number == 1;
    }

    public String threadPath() {
        return ThreadPage.path(thread, number);
    }

    public String path() {
        return "/threads/" + thread + "/posts/" + number;
    }

    public String communityPath() {
        return "/communities/" + communitySlug + "/threads";
    }
}
