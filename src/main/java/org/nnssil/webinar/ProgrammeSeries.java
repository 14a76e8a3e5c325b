package org.nnssil.webinar;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import org.nnssil.security.Reach;

/**
 * What the sessions of one folder have in common, from its {@code series.yaml}.
 *
 * @param year the calendar year in which the programme year starts, in September
 */
record ProgrammeSeries(
        String title, ZoneId zone, Slot slot, int minutes, int capacity, Reach reach, String community, int year) {

    /** The community whose sessions are planned in files; any other plans its own on its pages. */
    static final String NATIONAL_SLUG = "nnssil";

    private static final Set<String> FIELDS =
            Set.of("title", "zone", "slot", "minutes", "capacity", "audience", "year", "community");

    /** @param today which programme year is the current one */
    static ProgrammeSeries parse(String text, LocalDate today) throws BrokenFile {
        FrontMatter fields = FrontMatter.read(text, 1, FIELDS);
        return new ProgrammeSeries(
                fields.required("title").value(),
                zone(fields),
                slot(fields),
                or(fields.number("minutes", WebinarDraft.FEWEST_MINUTES, WebinarDraft.MOST_MINUTES), 60),
                or(fields.number("capacity", 1, WebinarDraft.MOST_SEATS), 100),
                reach(fields),
                community(fields),
                year(fields, today));
    }

    private static ZoneId zone(FrontMatter fields) throws BrokenFile {
        FrontMatter.Field zone = fields.required("zone");
        return LocalStart.zone(zone.value().strip())
                .orElseThrow(() -> new BrokenFile(
                        zone.line(),
                        "There is no time zone “%s”. Write it like America/New_York.".formatted(zone.value())));
    }

    private static Slot slot(FrontMatter fields) throws BrokenFile {
        FrontMatter.Field slot = fields.required("slot");
        try {
            return Slot.parse(slot.value());
        } catch (IllegalArgumentException notASlot) {
            throw new BrokenFile(slot.line(), notASlot.getMessage() + ".");
        }
    }

    private static Reach reach(FrontMatter fields) throws BrokenFile {
        FrontMatter.Field audience = fields.get("audience");
        if (audience.value().isBlank()) {
            return Reach.MEMBERS;
        }
        return Reach.find(audience.value().strip())
                .orElseThrow(
                        () -> new BrokenFile(audience.line(), "audience must be public, members, core or conveners."));
    }

    private static String community(FrontMatter fields) throws BrokenFile {
        FrontMatter.Field community = fields.get("community");
        if (!community.value().isBlank() && !community.value().strip().equals(NATIONAL_SLUG)) {
            throw new BrokenFile(
                    community.line(),
                    "These files plan the sessions of %s only; other communities plan theirs on their pages."
                            .formatted(NATIONAL_SLUG));
        }
        return NATIONAL_SLUG;
    }

    private static int year(FrontMatter fields, LocalDate today) throws BrokenFile {
        FrontMatter.Field year = fields.required("year");
        if (year.value().strip().equals("current")) {
            return Slot.programmeYear(today);
        }
        Integer number = fields.number("year", 2000, 2098);
        return number == null ? Slot.programmeYear(today) : number;
    }

    private static int or(@org.jspecify.annotations.Nullable Integer number, int usual) {
        return number == null ? usual : number;
    }
}
