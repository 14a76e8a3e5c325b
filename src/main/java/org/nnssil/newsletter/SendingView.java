package org.nnssil.newsletter;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The page that sends an issue, and afterwards tells how it goes.
 *
 * @param before what will become of the copies, where it is not what anybody expects
 * @param refusals why it cannot go out now
 * @param moving something will still happen by itself, so the page looks again
 */
public record SendingView(
        UUID id,
        String title,
        int items,
        DeskView.Truth truth,
        List<String> refusals,
        boolean draft,
        @Nullable String before,
        List<State> states,
        long ended,
        long total,
        String done,
        boolean moving,
        @Nullable String held) {

    public record State(String words, String tone, long n) {}
}
