package org.nnssil.newsletter;

import java.time.Instant;
import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Audience;

/**
 * An issue as read for showing and rendering; html and text are there once it was sent.
 *
 * @param headlines its first headings, for lists; empty elsewhere
 */
record IssueRow(
        UUID id,
        Audience audience,
        String communityName,
        YearMonth month,
        int number,
        String title,
        String opening,
        IssueStatus status,
        String template,
        @Nullable Instant queuedAt,
        @Nullable Instant sentAt,
        @Nullable String html,
        @Nullable String text,
        int version,
        String headlines) {

    boolean draft() {
        return status == IssueStatus.DRAFT;
    }
}
