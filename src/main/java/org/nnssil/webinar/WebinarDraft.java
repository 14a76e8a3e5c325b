package org.nnssil.webinar;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Reach;
import org.nnssil.web.Check;

/**
 * What a person or a programme file says about a session; what happens to it later is not here.
 *
 * @param principle 1 to 10, or null
 * @param recordingUrl and {@code notes} are for afterwards
 */
record WebinarDraft(
        String title,
        String summary,
        String why,
        String description,
        Instant startsAt,
        int minutes,
        int capacity,
        Reach reach,
        String joinUrl,
        @Nullable Integer principle,
        List<Presenter> presenters,
        String recordingUrl,
        String notes) {

    static final int LONGEST_TITLE = 200;
    static final int LONGEST_SUMMARY = 1_000;
    static final int LONGEST_WHY = 2_000;
    static final int LONGEST_DESCRIPTION = 20_000;
    static final int LONGEST_NOTES = 50_000;
    static final int LONGEST_NAME = 200;
    static final int MOST_PRESENTERS = 12;
    static final int FEWEST_MINUTES = 5;
    /** A working day; anything longer is a meeting. */
    static final int MOST_MINUTES = 480;

    static final int MOST_SEATS = 100_000;
    static final int PRINCIPLES = 10;

    /** PostgreSQL holds more, calendars do not. */
    static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    WebinarDraft {
        presenters = List.copyOf(presenters);
    }

    WebinarDraft withPresenters(List<Presenter> others) {
        return new WebinarDraft(
                title,
                summary,
                why,
                description,
                startsAt,
                minutes,
                capacity,
                reach,
                joinUrl,
                principle,
                others,
                recordingUrl,
                notes);
    }

    /** The same with the record of another: what a programme file never says. */
    WebinarDraft withRecordOf(WebinarDraft other) {
        return new WebinarDraft(
                title,
                summary,
                why,
                description,
                startsAt,
                minutes,
                capacity,
                reach,
                joinUrl,
                principle,
                presenters,
                other.recordingUrl,
                other.notes);
    }

    /** The same at the time of another. */
    WebinarDraft atTimeOf(WebinarDraft other) {
        return new WebinarDraft(
                title,
                summary,
                why,
                description,
                other.startsAt,
                other.minutes,
                capacity,
                reach,
                joinUrl,
                principle,
                presenters,
                recordingUrl,
                notes);
    }

    /** Adds to the check whatever cannot be stored. Field names are those of the form and of the API. */
    void examine(Check check) {
        check.line("title", title, LONGEST_TITLE);
        check.optionalText("summary", summary, LONGEST_SUMMARY);
        check.optionalText("why", why, LONGEST_WHY);
        check.optionalText("description", description, LONGEST_DESCRIPTION);
        check.optionalText("notes", notes, LONGEST_NOTES);
        check.optionalUrl("joinUrl", joinUrl);
        check.optionalUrl("recordingUrl", recordingUrl);
        within(check, "minutes", minutes, FEWEST_MINUTES, MOST_MINUTES);
        within(check, "capacity", capacity, 1, MOST_SEATS);
        if (principle != null) {
            within(check, "principle", principle, 1, PRINCIPLES);
        }
        if (startsAt.isBefore(EARLIEST) || startsAt.isAfter(LATEST)) {
            check.fail("startsAt", "Give a time between the years 2000 and 2100.");
        }
        if (presenters.size() > MOST_PRESENTERS) {
            check.fail("presenters", "Name at most %d presenters.".formatted(MOST_PRESENTERS));
        }
        presenters.forEach(presenter -> examine(check, presenter));
    }

    private static void examine(Check check, Presenter presenter) {
        check.line("presenters", presenter.name(), LONGEST_NAME);
        check.optionalLine("presenters", presenter.role(), LONGEST_NAME);
        check.optionalLine("presenters", presenter.jurisdiction(), 20);
        if (presenter.name().contains("|") || presenter.role().contains("|")) {
            check.fail("presenters", "Leave out the | sign in names and roles; it parts them.");
        }
    }

    private static void within(Check check, String field, int value, int least, int most) {
        if (value < least || value > most) {
            check.fail(field, "Give a whole number from %,d to %,d.".formatted(least, most));
        }
    }
}
