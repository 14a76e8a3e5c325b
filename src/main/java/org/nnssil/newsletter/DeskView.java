package org.nnssil.newsletter;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.web.Choice;
import org.nnssil.web.TimeView;

/**
 * The newsletter desk.
 *
 * @param truth the one line that is always true
 * @param blocked how many included items keep the issue from going out
 * @param problem a broken template, named with its line; then there is no preview
 */
public record DeskView(
        UUID id,
        int number,
        String title,
        String month,
        String opening,
        Truth truth,
        List<Item> items,
        int included,
        int blocked,
        @Nullable String problem,
        Preview preview) {

    public record Name(UUID id, String title) {}

    /** Who gets it and whether it went, now. */
    public record Truth(
            long core, long extended, long suppressed, long unsubscribed, long total, String audience, String state) {}

    /**
     * @param section the heading that begins above it in the issue, or empty
     * @param again that heading stood further up already
     * @param changed there is a new text to take from its source
     * @param read see {@link WordsRead}
     * @param done what the coordinator just did with it, or null
     */
    public record Item(
            UUID id,
            String kind,
            String section,
            boolean again,
            String heading,
            String text,
            String link,
            String source,
            String why,
            @Nullable String audience,
            @Nullable String blocked,
            @Nullable String warning,
            boolean changed,
            String read,
            boolean included,
            boolean first,
            boolean last,
            boolean own,
            @Nullable String done) {}

    /**
     * The letter to edit.
     *
     * @param read see {@link WordsRead}
     */
    public record Letter(LetterForm form, String read) {}

    /** Words that stand in the draft, shown beside what somebody typed without having seen them. */
    public record Standing(String label, String words) {}

    /** An item before and after its source's new text is taken, when the coordinator wrote in it. */
    public record Renewal(UUID id, UUID item, String read, Version standing, Version present) {}

    public record Version(String heading, @Nullable TimeView when, String body) {}

    /**
     * There is an issue of that month already.
     *
     * @param again see {@link DraftForm.Order#key}
     */
    public record Twice(String words, String href, String link, String again, String button) {}

    /**
     * @param view mail, narrow, dark or text
     * @param frame the address of the mail as HTML
     */
    public record Preview(String view, String as, String frame, String text, List<Tab> tabs, List<Choice> readers) {}

    public record Tab(String words, String href, boolean chosen) {}
}
