package org.nnssil.newsletter;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The page that sends an issue, and afterwards tells how it goes.
 *
 * @param version of the draft that the page shows
 * @param parts what is in it, in order
 * @param outdated items whose source changed since the draft was made
 * @param before what will become of the copies, where it is not what anybody expects
 * @param refusals why it cannot go out now
 * @param moving something will still happen by itself, so the page looks again
 */
public record SendingView(
        UUID id,
        String title,
        int version,
        List<Part> parts,
        List<Outdated> outdated,
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

    /** @param section the heading that begins above it, or empty */
    public record Part(String section, String heading) {}

    public record Outdated(String heading, String href) {}

    public record State(String words, String tone, long n) {}
}
