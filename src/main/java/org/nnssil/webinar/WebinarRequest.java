package org.nnssil.webinar;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Reach;
import org.nnssil.web.Check;

/** A session as a client of the API writes it; for an edit, what is null or absent stays as it is. */
public record WebinarRequest(
        @Nullable String title,
        @Schema(description = "ISO 8601 with an offset", examples = "2027-01-12T14:00:00-05:00") @Nullable
                String startsAt,
        @Nullable Integer minutes,
        @Nullable Integer capacity,
        @Nullable String summary,
        @Nullable String why,
        @Schema(description = "Markdown") @Nullable String description,
        @Schema(description = "Slug; nnssil where absent. Fixed once the session exists") @Nullable String community,
        @Schema(
                        description = "members where absent",
                        enumeration = {"public", "members", "core", "conveners"})
                @Nullable
                String reach,
        @Nullable String joinUrl,
        @Schema(description = "1 to 10") @Nullable Integer principle,
        @Nullable List<Presenter> presenters,
        @Nullable String recordingUrl,
        @Schema(description = "Markdown, the record afterwards") @Nullable String notes) {

    private static final int USUAL_MINUTES = 60;

    /** A new draft, or {@link org.nnssil.web.Invalid}. */
    WebinarDraft draft() {
        Check check = new Check();
        if (startsAt == null) {
            check.fail("startsAt", "Fill this in.");
        }
        if (capacity == null) {
            check.fail("capacity", "Fill this in.");
        }
        WebinarDraft nothing = new WebinarDraft(
                "", "", "", "", WebinarDraft.EARLIEST, USUAL_MINUTES, 1, Reach.MEMBERS, "", null, List.of(), "", "");
        return over(nothing, check);
    }

    /** The draft of an existing session with what is given here put over it, or {@link org.nnssil.web.Invalid}. */
    WebinarDraft over(WebinarDraft present) {
        Check check = new Check();
        if (community != null) {
            check.fail("community", "A session stays with its community.");
        }
        return over(present, check);
    }

    private WebinarDraft over(WebinarDraft present, Check check) {
        WebinarDraft draft = new WebinarDraft(
                or(title, present.title()),
                or(summary, present.summary()),
                or(why, present.why()),
                or(description, present.description()),
                startsAt == null ? present.startsAt() : instant(check, startsAt),
                or(minutes, present.minutes()),
                or(capacity, present.capacity()),
                reach == null ? present.reach() : check.choice("reach", reach, Reach::find, present.reach()),
                or(joinUrl, present.joinUrl()),
                principle == null ? present.principle() : principle,
                presenters == null ? present.presenters() : sound(check, presenters),
                or(recordingUrl, present.recordingUrl()),
                or(notes, present.notes()));
        draft.examine(check);
        check.done();
        return draft;
    }

    private static Instant instant(Check check, String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException notATime) {
            check.fail("startsAt", "Give a date and time with an offset, for example 2027-01-12T14:00:00-05:00.");
            return WebinarDraft.EARLIEST;
        }
    }

    // What the JSON leaves out arrives as null, whatever the record promises.
    private static List<Presenter> sound(Check check, List<Presenter> given) {
        return given.stream()
                .map(presenter -> {
                    if ((Object) presenter.name() == null) {
                        check.fail("presenters", "Give each presenter a name.");
                        return new Presenter("?", "", null);
                    }
                    Object role = presenter.role();
                    return new Presenter(
                            presenter.name(), role == null ? "" : presenter.role(), presenter.jurisdiction());
                })
                .toList();
    }

    private static <T> T or(@Nullable T given, T present) {
        return given == null ? present : given;
    }
}
