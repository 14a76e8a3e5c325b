package org.nnssil.discussion;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The form for a reply or for a post that is rewritten, on a page of its own: after a preview, with an error, or when
 * the thread no longer takes it.
 *
 * @param heading "Your reply", "Edit your post"
 * @param action where the form goes; null when it can no longer be sent and what was typed is only kept for copying
 * @param title of the thread when the form holds it, else null
 * @param version of the post that is rewritten
 * @param problem what stands in the way, or null
 * @param standing the text that stands now, when somebody's typing is not based on it
 */
record WriteView(
        String heading,
        String threadTitle,
        String threadPath,
        boolean confidential,
        @Nullable String action,
        String button,
        @Nullable String title,
        String body,
        int version,
        @Nullable String preview,
        @Nullable String problem,
        @Nullable String standing,
        Map<String, String> errors) {}
