package org.nnssil.webinar;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Viewer;
import org.nnssil.shared.Sha256;
import org.nnssil.web.Check;
import org.nnssil.web.Invalid;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/**
 * One session as its file and its series plan it.
 *
 * @param key names the session for ever: the file and the programme year
 * @param presentersLine where the file names its presenters
 */
record ProgrammeSession(String key, WebinarDraft draft, int presentersLine) {

    private static final Set<String> FIELDS = Set.of(
            "month",
            "title",
            "principle",
            "presenters",
            "summary",
            "why",
            "starts",
            "minutes",
            "capacity",
            "join",
            "audience");
    private static final Set<String> PRESENTER_FIELDS = Set.of("name", "role", "jurisdiction");
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");
    private static final String FENCE = "---";

    /** Changes exactly when the plan does, wherever in file or series that was. */
    String hash() {
        return HexFormat.of().formatHex(Sha256.of(draft.toString()));
    }

    static ProgrammeSession parse(String path, String text, ProgrammeSeries series) throws BrokenFile {
        List<String> lines = text.lines().toList();
        if (lines.isEmpty() || !lines.get(0).stripTrailing().equals(FENCE)) {
            throw new BrokenFile(1, "Begin the file with a line of three dashes, then the fields.");
        }
        int end = end(lines);
        String yaml = String.join("\n", lines.subList(1, end)) + "\n";
        String body = String.join("\n", lines.subList(end + 1, lines.size())).strip();
        FrontMatter fields = FrontMatter.read(yaml, 2, FIELDS);
        WebinarDraft draft = draft(fields, body, series);
        examine(fields, draft, end + 2);
        return new ProgrammeSession(path + "@" + series.year(), draft, fields.lineOf("presenters"));
    }

    private static int end(List<String> lines) throws BrokenFile {
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).stripTrailing().equals(FENCE)) {
                return i;
            }
        }
        throw new BrokenFile(lines.size(), "End the fields with a line of three dashes.");
    }

    private static WebinarDraft draft(FrontMatter fields, String body, ProgrammeSeries series) throws BrokenFile {
        Integer minutes = fields.number("minutes", WebinarDraft.FEWEST_MINUTES, WebinarDraft.MOST_MINUTES);
        Integer capacity = fields.number("capacity", 1, WebinarDraft.MOST_SEATS);
        FrontMatter.Field audience = fields.get("audience");
        return new WebinarDraft(
                fields.required("title").value().strip(),
                fields.get("summary").value().strip(),
                fields.get("why").value().strip(),
                body,
                start(fields, series),
                minutes == null ? series.minutes() : minutes,
                capacity == null ? series.capacity() : capacity,
                audience.value().isBlank()
                        ? series.reach()
                        : org.nnssil.security.Reach.find(audience.value().strip())
                                .orElseThrow(() -> new BrokenFile(
                                        audience.line(), "audience must be public, members, core or conveners.")),
                fields.get("join").value().strip(),
                fields.number("principle", 1, WebinarDraft.PRINCIPLES),
                presenters(fields),
                "",
                "");
    }

    private static Instant start(FrontMatter fields, ProgrammeSeries series) throws BrokenFile {
        FrontMatter.Field own = fields.get("starts");
        if (own.value().isBlank()) {
            Integer month = fields.number("month", 1, 12);
            if (month == null) {
                throw new BrokenFile(fields.lineOf("month"), "The field “month” is missing.");
            }
            LocalDateTime local = series.slot().in(Slot.inProgrammeYear(series.year(), month));
            return at(local, series, fields.lineOf("month"));
        }
        String text = own.value().strip();
        try {
            if (text.contains("T")) {
                return OffsetDateTime.parse(text).toInstant();
            }
            return at(LocalDateTime.parse(text, LOCAL), series, own.line());
        } catch (DateTimeException notATime) {
            throw new BrokenFile(own.line(), "Write starts like 2027-01-12 14:00, in the series' zone.");
        }
    }

    private static Instant at(LocalDateTime local, ProgrammeSeries series, int line) throws BrokenFile {
        try {
            return LocalStart.of(local, series.zone()).instant();
        } catch (LocalStart.Skipped skipped) {
            throw new BrokenFile(line, String.valueOf(skipped.getMessage()));
        }
    }

    private static List<Presenter> presenters(FrontMatter fields) throws BrokenFile {
        List<Presenter> presenters = new ArrayList<>();
        for (FrontMatter entry : fields.entries("presenters", PRESENTER_FIELDS)) {
            String jurisdiction = entry.get("jurisdiction").value().strip();
            presenters.add(new Presenter(
                    entry.required("name").value().strip(),
                    entry.get("role").value().strip(),
                    jurisdiction.isEmpty() ? null : jurisdiction));
        }
        return presenters;
    }

    private static void examine(FrontMatter fields, WebinarDraft draft, int bodyLine) throws BrokenFile {
        Check check = new Check();
        draft.examine(check);
        try {
            check.done();
        } catch (Invalid invalid) {
            Map.Entry<String, String> first =
                    invalid.errors().entrySet().iterator().next();
            String name = first.getKey().equals("joinUrl") ? "join" : first.getKey();
            int line = name.equals("description") ? bodyLine : fields.lineOf(name.equals("startsAt") ? "starts" : name);
            throw new BrokenFile(line, name + ": " + first.getValue());
        }
    }

    /** The text of a file that plans this very session, whatever its series says. */
    static String write(WebinarDraft draft) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("month", draft.startsAt().atZone(Viewer.EASTERN).getMonthValue());
        fields.put(
                "starts",
                draft.startsAt().atZone(Viewer.EASTERN).toOffsetDateTime().toString());
        fields.put("title", draft.title());
        if (draft.principle() != null) {
            fields.put("principle", draft.principle());
        }
        fields.put("minutes", draft.minutes());
        fields.put("capacity", draft.capacity());
        fields.put("audience", draft.reach().key());
        given(fields, "join", draft.joinUrl());
        if (!draft.presenters().isEmpty()) {
            fields.put(
                    "presenters",
                    draft.presenters().stream().map(ProgrammeSession::fields).toList());
        }
        given(fields, "summary", draft.summary());
        given(fields, "why", draft.why());
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setAllowUnicode(true);
        options.setWidth(100);
        options.setIndicatorIndent(2);
        options.setIndentWithIndicator(true);
        String yaml = new Yaml(options).dump(fields);
        return FENCE + "\n" + yaml + FENCE + "\n\n" + draft.description() + "\n";
    }

    private static Map<String, Object> fields(Presenter presenter) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", presenter.name());
        given(fields, "role", presenter.role());
        given(fields, "jurisdiction", presenter.jurisdiction());
        return fields;
    }

    private static void given(Map<String, Object> fields, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            fields.put(name, value);
        }
    }
}
