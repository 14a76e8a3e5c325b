package org.nnssil.webinar;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;
import org.nnssil.web.Check;

/** What was typed into the form of a session, exactly as it came, so that it can be shown again. */
public class WebinarForm {

    @RestForm
    @Nullable
    public String community;

    @RestForm
    @Nullable
    public String reach;

    @RestForm
    @Nullable
    public String title;

    @RestForm
    @Nullable
    public String date;

    @RestForm
    @Nullable
    public String time;

    @RestForm
    @Nullable
    public String zone;

    @RestForm
    @Nullable
    public String minutes;

    @RestForm
    @Nullable
    public String capacity;

    @RestForm
    @Nullable
    public String summary;

    @RestForm
    @Nullable
    public String why;

    @RestForm
    @Nullable
    public String description;

    @RestForm
    @Nullable
    public String presenters;

    @RestForm
    @Nullable
    public String principle;

    @RestForm
    @Nullable
    public String joinUrl;

    @RestForm
    @Nullable
    public String recordingUrl;

    @RestForm
    @Nullable
    public String notes;

    /** The version that the editor saw. */
    @RestForm
    @Nullable
    public String version;

    /** An empty form with what is usual: the network's hour, an hour long. */
    static WebinarForm blank() {
        WebinarForm form = new WebinarForm();
        form.reach = Reach.MEMBERS.key();
        form.time = "14:00";
        form.zone = Viewer.EASTERN.getId();
        form.minutes = "60";
        form.capacity = "100";
        return form;
    }

    /** The form of a session as it is; its time is given in Eastern time. */
    static WebinarForm of(WebinarDraft draft, int version) {
        ZonedDateTime start = draft.startsAt().atZone(Viewer.EASTERN);
        WebinarForm form = new WebinarForm();
        form.reach = draft.reach().key();
        form.title = draft.title();
        form.date = start.toLocalDate().toString();
        form.time = start.toLocalTime().truncatedTo(ChronoUnit.MINUTES).toString();
        form.zone = Viewer.EASTERN.getId();
        form.minutes = String.valueOf(draft.minutes());
        form.capacity = String.valueOf(draft.capacity());
        form.summary = draft.summary();
        form.why = draft.why();
        form.description = draft.description();
        form.presenters = draft.presenters().stream().map(WebinarForm::line).collect(Collectors.joining("\n"));
        form.principle = draft.principle() == null ? "" : String.valueOf(draft.principle());
        form.joinUrl = draft.joinUrl();
        form.recordingUrl = draft.recordingUrl();
        form.notes = draft.notes();
        form.version = String.valueOf(version);
        return form;
    }

    /** What to tell the editor besides that it was saved: which of two equal wall times was taken. */
    Optional<String> remark() {
        Check ignored = new Check();
        return Optional.ofNullable(start(ignored, null).remark());
    }

    /**
     * The draft that was typed, or {@link org.nnssil.web.Invalid} with what is wrong at each field.
     *
     * @param present the session as it is, for an edit: its time stays to the second where the typed one reads the same
     */
    WebinarDraft draft(@Nullable WebinarDraft present) {
        Check check = new Check();
        Instant start =
                start(check, present == null ? null : present.startsAt()).instant();
        WebinarDraft draft = new WebinarDraft(
                typed(title),
                typed(summary),
                typed(why),
                typed(description),
                start,
                check.number("minutes", minutes, WebinarDraft.FEWEST_MINUTES, WebinarDraft.MOST_MINUTES),
                check.number("capacity", capacity, 1, WebinarDraft.MOST_SEATS),
                check.choice("reach", reach, Reach::find, Reach.MEMBERS),
                typed(joinUrl),
                principle(check),
                presenters(check),
                typed(recordingUrl),
                typed(notes));
        draft.examine(check);
        check.done();
        return draft;
    }

    private @Nullable Integer principle(Check check) {
        return principle == null || principle.isEmpty()
                ? null
                : check.number("principle", principle, 1, WebinarDraft.PRINCIPLES);
    }

    private LocalStart start(Check check, @Nullable Instant present) {
        LocalDate day = check.optionalDate("date", date);
        if (date == null || date.isBlank()) {
            check.fail("date", "Give the day.");
        }
        LocalTime hour = hour(check);
        ZoneId place = check.choice("zone", zone, LocalStart::zone, Viewer.EASTERN);
        LocalStart none = new LocalStart(WebinarDraft.EARLIEST, null);
        if (day == null || hour == null) {
            return none;
        }
        LocalDateTime local = day.atTime(hour);
        if (present != null
                && present.atZone(place)
                        .toLocalDateTime()
                        .truncatedTo(ChronoUnit.MINUTES)
                        .equals(local)) {
            return new LocalStart(present, null);
        }
        try {
            return LocalStart.of(local, place);
        } catch (LocalStart.Skipped skipped) {
            check.fail("time", String.valueOf(skipped.getMessage()));
            return none;
        }
    }

    private @Nullable LocalTime hour(Check check) {
        try {
            return LocalTime.parse(time == null ? "" : time.strip()).truncatedTo(ChronoUnit.MINUTES);
        } catch (DateTimeException notATime) {
            check.fail("time", "Give the time as hours and minutes of a 24-hour clock, for example 14:00.");
            return null;
        }
    }

    // "Jordan Hale | Director of School Improvement | MS"
    private List<Presenter> presenters(Check check) {
        List<Presenter> found = new ArrayList<>();
        for (String line : typed(presenters).lines().toList()) {
            if (line.isBlank()) {
                continue;
            }
            String[] parts = line.split("\\|", -1);
            String name = parts[0].strip();
            if (parts.length > 3 || name.isEmpty()) {
                check.fail("presenters", "Write each line as: name | role | jurisdiction.");
                continue;
            }
            String role = parts.length > 1 ? parts[1].strip() : "";
            String jurisdiction = parts.length > 2 ? parts[2].strip() : "";
            found.add(new Presenter(name, role, jurisdiction.isEmpty() ? null : jurisdiction));
        }
        return found;
    }

    private static String line(Presenter presenter) {
        String jurisdiction = presenter.jurisdiction();
        String words = presenter.name() + " | " + presenter.role() + " | " + (jurisdiction == null ? "" : jurisdiction);
        return words.replaceAll("( \\| )+$", "");
    }

    private static String typed(@Nullable String text) {
        return text == null ? "" : text;
    }
}
