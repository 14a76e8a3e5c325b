package org.nnssil.webinar;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjuster;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When in a month a series meets: "second Tuesday 14:00", "last Friday 9:30". */
record Slot(int nth, DayOfWeek day, LocalTime time) {

    static final String FORM = "Write it like: second Tuesday 14:00 (first, second, third, fourth or last)";

    private static final int LAST = -1;
    private static final List<String> ORDINALS = List.of("first", "second", "third", "fourth");
    private static final Pattern WORDS = Pattern.compile("([a-z]+)\\s+([a-z]+)\\s+(\\d{1,2}):(\\d{2})");

    /** Which calendar year a month of a programme year lies in: it runs from September to August. */
    static YearMonth inProgrammeYear(int startYear, int month) {
        return YearMonth.of(month >= 9 ? startYear : startYear + 1, month);
    }

    /** The programme year, by the calendar year it starts in, that holds this day. */
    static int programmeYear(LocalDate day) {
        return day.getMonthValue() >= 9 ? day.getYear() : day.getYear() - 1;
    }

    /** @throws IllegalArgumentException with words for the author of the file */
    static Slot parse(String text) {
        Matcher matcher = WORDS.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new IllegalArgumentException(FORM);
        }
        int nth = matcher.group(1).equals("last") ? LAST : 1 + ORDINALS.indexOf(matcher.group(1));
        if (nth == 0) {
            throw new IllegalArgumentException(FORM);
        }
        try {
            return new Slot(
                    nth,
                    DayOfWeek.valueOf(matcher.group(2).toUpperCase(Locale.ROOT)),
                    LocalTime.of(Integer.parseInt(matcher.group(3)), Integer.parseInt(matcher.group(4))));
        } catch (DateTimeException | IllegalArgumentException notThose) {
            throw new IllegalArgumentException(FORM, notThose);
        }
    }

    LocalDateTime in(YearMonth month) {
        TemporalAdjuster pick =
                nth == LAST ? TemporalAdjusters.lastInMonth(day) : TemporalAdjusters.dayOfWeekInMonth(nth, day);
        return month.atDay(1).with(pick).atTime(time);
    }
}
