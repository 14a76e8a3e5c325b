package org.nnssil.newsletter;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.nnssil.web.Times;

/** Plain words on their way into an item's Markdown. */
final class Plain {

    private static final Pattern MARKS = Pattern.compile("([\\\\`*\\[\\]<])");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM", Locale.US);

    private Plain() {}

    /** Reads as it is written, on one line. */
    static String asMarkdown(String plain) {
        return MARKS.matcher(plain.replaceAll("\\s*\\R\\s*", " ")).replaceAll("\\\\$1");
    }

    /** "14 November", in Eastern time. */
    static String day(Instant instant) {
        return DAY.format(instant.atZone(Times.EASTERN));
    }
}
