package org.nnssil.jurisdiction;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One person's time in the seat, as read for the state's page.
 *
 * @param unanswered whether they were asked and have not accepted yet
 * @param hasPage whether members have a page of the person: listed, and still a member
 */
record Tenure(
        UUID personId,
        String name,
        boolean listed,
        boolean hasPage,
        LocalDate from,
        @Nullable LocalDate to,
        boolean interim,
        boolean unanswered,
        String reason) {}
