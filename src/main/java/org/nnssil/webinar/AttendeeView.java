package org.nnssil.webinar;

import io.vertx.mutiny.sqlclient.Row;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nnssil.web.Absent;
import org.nnssil.web.Csv;
import org.nnssil.web.Times;

/**
 * Somebody registered, as those who manage the session see it.
 *
 * @param place "has a seat", or the place in line
 * @param email empty where the person shows it to nobody
 * @param since when they came into the queue, on the viewer's wall
 */
record AttendeeView(
        String name,
        String role,
        String jurisdiction,
        String email,
        boolean confirmed,
        String place,
        String question,
        String since) {

    /**
     * Where the list goes on: after this one, by status and by the number in the queue. Opaque outside.
     *
     * @param status CONFIRMED or WAITING, in this order
     */
    record Place(String status, long number) {

        private static final Pattern WRITTEN = Pattern.compile("([sw])([0-9]{1,18})");

        /** Null for no cursor; absent for one that is not ours. */
        static @Nullable Place read(@Nullable String text) {
            if (text == null || text.isEmpty()) {
                return null;
            }
            Matcher written = WRITTEN.matcher(text);
            if (!written.matches()) {
                throw new Absent();
            }
            Registration.Status status =
                    written.group(1).equals("s") ? Registration.Status.CONFIRMED : Registration.Status.WAITING;
            return new Place(status.name(), Long.parseLong(written.group(2)));
        }

        static String write(Row row) {
            return (confirmed(row) ? "s" : "w") + row.getLong("queue_number");
        }
    }

    private static boolean confirmed(Row row) {
        return row.getString("status").equals(Registration.Status.CONFIRMED.name());
    }

    /** Rows with a seat first, then those waiting, each in the order they came. */
    static List<AttendeeView> of(List<Row> rows, ZoneId zone, Times times) {
        List<AttendeeView> attendees = new ArrayList<>();
        for (Row row : rows) {
            boolean confirmed = confirmed(row);
            String jurisdiction = row.getString("jurisdiction_name");
            attendees.add(new AttendeeView(
                    row.getString("name"),
                    row.getString("role_title"),
                    jurisdiction == null ? "" : jurisdiction,
                    row.getString("email"),
                    confirmed,
                    confirmed ? "has a seat" : Ordinal.of(row.getInteger("place")) + " in line",
                    row.getString("question"),
                    times.stamp(row.getOffsetDateTime("queued_at").toInstant(), zone)));
        }
        return List.copyOf(attendees);
    }

    /** A table for a spreadsheet (RFC 4180), with a byte order mark, as Excel wants one to read UTF-8. */
    static String csv(List<AttendeeView> attendees) {
        StringBuilder csv =
                new StringBuilder(Csv.BYTE_ORDER_MARK + "name,role,jurisdiction,email,place,since,question\r\n");
        for (AttendeeView a : attendees) {
            List<String> cells = List.of(a.name, a.role, a.jurisdiction, a.email, a.place, a.since, a.question);
            csv.append(Csv.line(cells));
        }
        return csv.toString();
    }
}
