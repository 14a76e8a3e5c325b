package org.nnssil.webinar;

import io.vertx.mutiny.sqlclient.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nnssil.shared.Page;

/**
 * A page of those registered for a session.
 *
 * @param registered how many there are on all pages
 * @param next the address of the next page, or null
 * @param first the address of the first page where this is a later one, or null
 */
record AttendeesView(List<AttendeeView> people, long registered, @Nullable String next, @Nullable String first) {

    static AttendeesView of(String here, @Nullable String after, Page<Row> page, List<AttendeeView> people) {
        return new AttendeesView(
                people,
                page.items().isEmpty() ? 0 : page.items().get(0).getLong("people"),
                page.next() == null ? null : here + "?after=" + page.next(),
                after == null || after.isEmpty() ? null : here);
    }
}
