package org.nnssil.discussion;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;
import org.nnssil.web.Check;

/** A new thread, checked. */
record ThreadDraft(String title, String body, Reach reach, boolean confidential) {

    static final int LONGEST_TITLE = 200;
    /** About ten printed pages: more belongs in the library. */
    static final int LONGEST_BODY = 20_000;

    /** Also the shape of the API's request. Nothing in it is trusted yet. */
    record Typed(
            @Nullable String title,
            @Nullable String body,
            @Schema(enumeration = {"public", "members", "core", "conveners"}) @Nullable String reach,
            @Nullable Boolean confidential) {

        static Typed blank() {
            return new Typed("", "", Reach.MEMBERS.key(), false);
        }

        /** Who starts a thread must be able to read it, so the reach goes no further than their own. */
        ThreadDraft check(Viewer viewer, CommunityRef community) {
            Check check = new Check();
            String line = check.line("title", title, LONGEST_TITLE);
            String text = check.text("body", body, LONGEST_BODY);
            Reach chosen = reach == null ? Reach.MEMBERS : check.choice("reach", reach, Reach::find, Reach.MEMBERS);
            if (chosen == Reach.PUBLIC
                    || chosen.rank() > viewer.reachIn(community.id()).rank()) {
                check.fail("reach", "Choose a circle that you belong to; discussions are never public.");
            }
            check.done();
            return new ThreadDraft(line, text, chosen, Boolean.TRUE.equals(confidential));
        }
    }

    static String checkBody(@Nullable String body) {
        Check check = new Check();
        String text = check.text("body", body, LONGEST_BODY);
        check.done();
        return text;
    }
}
