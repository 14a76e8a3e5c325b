package org.nnssil.newsletter;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Audience;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;
import org.nnssil.web.Check;

/** What a new draft is made from: the month as "2026-11", and who gets the issue. */
public record DraftForm(
        @Nullable String month,
        @Schema(enumeration = {"public", "members", "core", "conveners"}) @Nullable String audience) {

    record Order(YearMonth month, Audience audience) {

        /** Says in a form which question was answered: a yes to one month is none to another. */
        String key() {
            return month + " " + audience.reach().key();
        }
    }

    Order check() {
        Check check = new Check();
        Optional<YearMonth> read = yearMonth();
        if (read.isEmpty()) {
            check.fail("month", "Give a month as year and month, for example 2026-11.");
        }
        Reach reach = check.choice("audience", audience, Reach::find, Reach.MEMBERS);
        check.done();
        return new Order(read.orElseThrow(), new Audience(Viewer.NATIONAL, reach));
    }

    private Optional<YearMonth> yearMonth() {
        if (month == null || !month.strip().matches("2\\d{3}-\\d{2}")) {
            return Optional.empty();
        }
        try {
            return Optional.of(YearMonth.parse(month.strip()));
        } catch (DateTimeException noSuchMonth) {
            return Optional.empty();
        }
    }
}
