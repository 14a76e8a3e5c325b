package org.nnssil.admission;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Invitations for the coordinator. */
public record InvitationListView(List<Tab> tabs, List<Line> lines, @Nullable String next, @Nullable String first) {

    public record Tab(String words, String href, long n, boolean chosen) {}

    /** @param dated the day that matters in this state, in words */
    public record Line(
            UUID id, String name, String email, String place, String what, String words, String tone, String dated) {}
}
