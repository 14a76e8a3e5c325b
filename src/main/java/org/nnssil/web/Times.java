package org.nnssil.web;

import static java.time.temporal.ChronoField.AMPM_OF_DAY;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.nnssil.security.Viewer;

/**
 * Says times to people: in the reader's own zone with Eastern time beside it, in one form everywhere,
 * "Tue 12 Jan 2027, 9:00 am HST (2:00 pm ET)".
 */
@ApplicationScoped
public class Times {

    /** The zone that every time is shown in beside the reader's own. */
    public static final ZoneId EASTERN = Viewer.EASTERN;

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.US);

    // Lists show dozens of times, and a pattern takes ten times as long as putting the words together.
    private static final String[] MONTHS = {
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
    };
    private static final String[] WEEKDAYS = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

    private final Clock clock;

    Times(Clock clock) {
        this.clock = clock;
    }

    /** "Tue 12 Jan 2027, 9:00 am HST", with Eastern time beside it. */
    public TimeView at(Instant instant, ZoneId zone) {
        ZonedDateTime local = instant.atZone(zone);
        ZonedDateTime eastern = instant.atZone(EASTERN);
        boolean same = readsEastern(local);
        return new TimeView(
                date(local.toLocalDate()) + ", " + time(local) + " "
                        + (same ? "ET" : ZoneWords.abbreviation(instant, zone)),
                besideDay(local, eastern) + time(eastern) + " ET",
                iso(instant),
                same);
    }

    /** From start to end: "Tue 12 Jan 2027, 9:00–10:15 am HST (2:00–3:15 pm ET)". */
    public TimeView span(Instant start, Instant end, ZoneId zone) {
        ZonedDateTime local = start.atZone(zone);
        ZonedDateTime eastern = start.atZone(EASTERN);
        boolean same = readsEastern(local);
        return new TimeView(
                date(local.toLocalDate()) + ", " + times(local, end.atZone(zone)) + " "
                        + (same ? "ET" : ZoneWords.abbreviation(start, zone)),
                besideDay(local, eastern) + times(eastern, end.atZone(EASTERN)) + " ET",
                iso(start),
                same);
    }

    /** The day on the reader's wall, for a date column. */
    public DayView day(Instant instant, ZoneId zone) {
        return day(instant.atZone(zone).toLocalDate());
    }

    public DayView day(LocalDate date) {
        return new DayView(
                month(date),
                String.valueOf(date.getDayOfMonth()),
                weekday(date),
                String.valueOf(date.getYear()),
                date.toString());
    }

    /** "Tue 12 Jan 2027" */
    public String date(LocalDate date) {
        return weekday(date) + " " + calendarDate(date);
    }

    /** "12 Jan 2027", for what lies long back, where the weekday says nothing. */
    public String calendarDate(LocalDate date) {
        return dayOfYear(date) + " " + date.getYear();
    }

    /** "Tue 12 Jan 2027" on the reader's wall. */
    public String date(Instant instant, ZoneId zone) {
        return date(instant.atZone(zone).toLocalDate());
    }

    /** "January 2027" */
    public String month(YearMonth month) {
        return MONTH.format(month);
    }

    /** A quiet time stamp, "12 Jan, 9:04 am"; the year is said when it is another one. */
    public String stamp(Instant instant, ZoneId zone) {
        ZonedDateTime local = instant.atZone(zone);
        boolean thisYear = local.getYear() == clock.instant().atZone(zone).getYear();
        LocalDate date = local.toLocalDate();
        return (thisYear ? dayOfYear(date) : calendarDate(date)) + ", " + time(local);
    }

    /** The month on the reader's wall now. */
    public YearMonth thisMonth(ZoneId zone) {
        return YearMonth.from(clock.instant().atZone(zone));
    }

    /**
     * The distance from now in calendar days of the reader: "in 3 days", "tomorrow", "in 20 minutes", "2 weeks ago".
     */
    public String relative(Instant instant, ZoneId zone) {
        Instant now = clock.instant();
        long minutes = Duration.between(now, instant).toMinutes();
        if (minutes == 0) {
            return "now";
        }
        if (Math.abs(minutes) < 60) {
            return distance(minutes, "minute");
        }
        LocalDate today = now.atZone(zone).toLocalDate();
        LocalDate day = instant.atZone(zone).toLocalDate();
        long days = ChronoUnit.DAYS.between(today, day);
        if (days == 0) {
            return "today";
        }
        if (days == 1) {
            return "tomorrow";
        }
        if (days == -1) {
            return "yesterday";
        }
        return distance(today, day, days);
    }

    private static String distance(LocalDate today, LocalDate day, long days) {
        if (Math.abs(days) < 14) {
            return distance(days, "day");
        }
        if (Math.abs(days) < 60) {
            return distance(days / 7, "week");
        }
        long months = ChronoUnit.MONTHS.between(today, day);
        return Math.abs(months) < 24 ? distance(months, "month") : distance(months / 12, "year");
    }

    private static String distance(long n, String unit) {
        String words = Math.abs(n) + " " + unit + (Math.abs(n) == 1 ? "" : "s");
        return n > 0 ? "in " + words : words + " ago";
    }

    private static boolean readsEastern(ZonedDateTime local) {
        String abbreviation = ZoneWords.abbreviation(local.toInstant(), local.getZone());
        return abbreviation.equals("EST") || abbreviation.equals("EDT");
    }

    private static String besideDay(ZonedDateTime local, ZonedDateTime eastern) {
        return local.toLocalDate().equals(eastern.toLocalDate()) ? "" : dateOfYear(eastern) + ", ";
    }

    private static String times(ZonedDateTime start, ZonedDateTime end) {
        if (!start.toLocalDate().equals(end.toLocalDate())) {
            return time(start) + " to " + dateOfYear(end) + ", " + time(end);
        }
        boolean sameHalf = start.get(AMPM_OF_DAY) == end.get(AMPM_OF_DAY);
        return (sameHalf ? hour(start) : time(start)) + "–" + time(end);
    }

    private static String time(ZonedDateTime moment) {
        return hour(moment) + (moment.getHour() < 12 ? " am" : " pm");
    }

    /** "9:04" of a clock with twelve hours */
    private static String hour(ZonedDateTime moment) {
        int hour = moment.getHour() % 12;
        int minute = moment.getMinute();
        return (hour == 0 ? 12 : hour) + (minute < 10 ? ":0" : ":") + minute;
    }

    private static String month(LocalDate date) {
        return MONTHS[date.getMonthValue() - 1];
    }

    private static String weekday(LocalDate date) {
        return WEEKDAYS[date.getDayOfWeek().getValue() - 1];
    }

    private static String dayOfYear(LocalDate date) {
        return date.getDayOfMonth() + " " + month(date);
    }

    /** "Tue 12 Jan" */
    private static String dateOfYear(ZonedDateTime moment) {
        LocalDate date = moment.toLocalDate();
        return weekday(date) + " " + dayOfYear(date);
    }

    private static String iso(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
