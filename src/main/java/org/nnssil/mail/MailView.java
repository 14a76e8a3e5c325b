package org.nnssil.mail;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One mail on the coordinator's Mail page. Times are in the coordinator's zone. */
public record MailView(
        UUID id,
        String kind,
        String to,
        String subject,
        String state,
        String tone,
        String created,
        @Nullable String left,
        @Nullable String next,
        int attempts,
        @Nullable String error,
        boolean held,
        boolean releasable,
        String text,
        boolean linksKept,
        boolean html,
        @Nullable String calendar,
        List<Header> headers) {

    public record Header(String name, String value) {}

    /**
     * A row of the list.
     *
     * @param readable whether there is a page with the mail; otherwise nothing here tells whom it is to
     */
    public record Line(
            UUID id,
            boolean readable,
            String subject,
            String to,
            String state,
            String tone,
            String created,
            @Nullable String error) {}

    /** How many are in one state, and the link that shows them. */
    public record Count(String words, long n, String href, boolean chosen) {}

    /**
     * @param mode a sentence that says whether mail leaves
     * @param hidden mails of private communities, which are not the coordinator's to read
     */
    public record Listing(
            List<Line> lines,
            List<Count> counts,
            String q,
            String state,
            @Nullable String next,
            String mode,
            boolean releasable,
            long held,
            long hidden) {}
}
