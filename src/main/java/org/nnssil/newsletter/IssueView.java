package org.nnssil.newsletter;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.web.TimeView;

/** An issue as a page of the service. Its links are the service's own: no reader's token is in them. */
public record IssueView(
        UUID id,
        int number,
        String title,
        String month,
        @Nullable String sent,
        String opening,
        List<Entry> entries,
        String audience,
        boolean draft,
        boolean coordinator) {

    /**
     * @param section the heading above it, empty when it stands under the one before
     * @param body Markdown
     */
    public record Entry(String section, String heading, String link, @Nullable TimeView when, String body) {}

    /** As the head of the front page names an issue. */
    public record Edition(int number, String month, String href) {}

    /** A line of the archive. */
    public record Line(
            UUID id,
            int number,
            String title,
            String month,
            String headlines,
            String status,
            String tone,
            String about,
            String href) {}

    public record Archive(List<Line> drafts, List<Line> issues, @Nullable String next, boolean coordinator) {}
}
