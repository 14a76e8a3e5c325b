package org.nnssil.discussion;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;
import org.nnssil.web.Choice;

/**
 * The form for a new thread.
 *
 * @param reaches the circles the author belongs to; a single one is said in words instead
 * @param preview the rendering of what was typed, or null
 * @param errors message by field name
 */
record StartView(
        CommunityRef community,
        String title,
        String body,
        boolean confidential,
        List<Choice> reaches,
        @Nullable String preview,
        Map<String, String> errors) {

    static StartView of(
            CommunityRef community,
            Viewer viewer,
            ThreadDraft.Typed typed,
            @Nullable String preview,
            Map<String, String> errors) {
        return new StartView(
                community,
                typed.title() == null ? "" : typed.title(),
                typed.body() == null ? "" : typed.body(),
                Boolean.TRUE.equals(typed.confidential()),
                reaches(viewer.reachIn(community.id()), typed.reach()),
                preview,
                errors);
    }

    public boolean choosable() {
        return reaches.size() > 1;
    }

    private static List<Choice> reaches(Reach own, @Nullable String typed) {
        String chosen = typed == null ? Reach.MEMBERS.key() : typed;
        List<Choice> choices = new ArrayList<>();
        for (Reach reach : List.of(Reach.MEMBERS, Reach.CORE, Reach.CONVENERS)) {
            if (reach.rank() <= own.rank()) {
                choices.add(new Choice(reach.key(), reach.words(), reach.key().equals(chosen)));
            }
        }
        return choices;
    }
}
