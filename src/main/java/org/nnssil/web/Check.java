package org.nnssil.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Collects what is wrong with a form, field by field, and throws {@link Invalid} once with all of it.
 *
 * <p>Text is kept exactly as typed or refused: nothing is trimmed, folded or replaced. Refused are only what PostgreSQL
 * cannot hold (NUL), what is not Unicode (a lone surrogate), the mark of a character that was lost on the way here
 * (U+FFFD, which is also what bytes that are no UTF-8 are read as), line breaks in a one-line field, and what is too
 * long.
 */
public final class Check {

    /** What RFC 5321 allows at most. */
    private static final int LONGEST_EMAIL = 254;

    // One @ with something sensible around it.
    private static final Pattern EMAIL =
            Pattern.compile("X+@X+\\.X+".replace("X", "[^\\s@<>()\\[\\]\",;:\\\\\\p{Cntrl}\\p{Zs}]"));

    /** Anything but blanks, controls, and marks that take no room of their own. */
    private static final Pattern VISIBLE =
            Pattern.compile("[^\\p{Z}\\p{Cc}\\p{Cf}\\p{M}\\s\\u115F\\u1160\\u3164\\uFFA0\\u2800]");

    private final Map<String, String> errors = new LinkedHashMap<>();

    /** A required single line. Lengths count Unicode code points. */
    public String line(String field, @Nullable String value, int most) {
        String text = optionalLine(field, value, most);
        required(field, text);
        return text;
    }

    public String optionalLine(String field, @Nullable String value, int most) {
        String text = optionalText(field, value, most);
        if (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
            fail(field, "Write this on one line.");
        }
        return text;
    }

    /** A required e-mail address, with nothing around it. Whether it works, only a mail can tell. */
    public String email(String field, @Nullable String value) {
        String email = line(field, value, LONGEST_EMAIL);
        if (email.length() > LONGEST_EMAIL || !EMAIL.matcher(email).matches()) {
            fail(field, "Give an e-mail address, such as jordan.hale@ms.example, with nothing around it.");
        }
        return email;
    }

    /** Required text of several lines. */
    public String text(String field, @Nullable String value, int most) {
        String text = optionalText(field, value, most);
        required(field, text);
        return text;
    }

    public String optionalText(String field, @Nullable String value, int most) {
        String text = value == null ? "" : value;
        if (text.indexOf('\0') >= 0) {
            fail(field, "Remove the invisible NUL character; it cannot be stored.");
        }
        if (text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
            fail(field, "Remove the broken character; it is not valid Unicode.");
        }
        if (text.indexOf('\uFFFD') >= 0) {
            fail(field, "Type the character again that stands as \uFFFD; it was lost on the way here.");
        }
        int length = text.codePointCount(0, text.length());
        if (length > most) {
            fail(field, "Shorten this to %,d characters; it has %,d.".formatted(most, length));
        }
        return text;
    }

    /** A whole number within limits, both included. */
    public int number(String field, @Nullable String value, int least, int most) {
        try {
            int number = Integer.parseInt(value == null ? "" : value.strip());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // falls through to the same words
        }
        fail(field, "Give a whole number from %,d to %,d.".formatted(least, most));
        return least;
    }

    /** An ISO date, or null where nothing was given. */
    public @Nullable LocalDate optionalDate(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        try {
            LocalDate date = LocalDate.parse(value.strip());
            if (date.getYear() >= 1900 && date.getYear() <= 2200) {
                return date;
            }
        } catch (DateTimeParseException notADate) {
            // falls through to the same words
        }
        fail(field, "Give a date as year-month-day, for example 2027-01-12.");
        return null;
    }

    /** One of a fixed set of choices; the fallback only stands in until {@link #done} throws. */
    public <T> T choice(String field, @Nullable String value, Function<String, Optional<T>> find, T fallback) {
        Optional<T> found = value == null ? Optional.empty() : find.apply(value);
        if (found.isEmpty()) {
            fail(field, "Choose one of the options.");
        }
        return found.orElse(fallback);
    }

    /** An absolute https or http address, or empty. */
    public String optionalUrl(String field, @Nullable String value) {
        String url = optionalLine(field, value, 2_000);
        if (!url.isEmpty() && !url.matches("https?://[^\\s<>\"]+")) {
            fail(field, "Give a full web address that starts with https://");
        }
        return url;
    }

    /** The first message for a field stays. */
    public void fail(String field, String message) {
        errors.putIfAbsent(field, message);
    }

    /** Throws when anything was wrong. */
    public void done() {
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
    }

    private void required(String field, String text) {
        if (!VISIBLE.matcher(text).find()) {
            fail(field, "Fill this in.");
        }
    }
}
