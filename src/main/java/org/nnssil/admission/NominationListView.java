package org.nnssil.admission;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Nominations in a list.
 *
 * @param right whether the viewer may name somebody; {@code refusal} says why not
 * @param extended whether the viewer may ask to become core
 */
public record NominationListView(
        boolean right,
        String refusal,
        boolean extended,
        List<Tab> tabs,
        List<Line> lines,
        @Nullable String next,
        @Nullable String first) {

    public record Tab(String words, String href, boolean chosen) {}

    public record Line(
            UUID id, String name, String role, String what, String words, String tone, String made, boolean asked) {}
}
