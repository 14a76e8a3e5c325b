package org.nnssil.mail;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A finished mail to one person.
 *
 * @param dedupeKey names the fact and the recipient, such as {@code webinar:<id>:confirmed:<registration>:3}; a second
 *     letter with the same key is never written
 * @param kind for the Mail page and the metrics, such as {@code WEBINAR_CONFIRMED}
 * @param list the list it belongs to, which its reader can leave; null for account mail that always goes
 * @param html the same as HTML, or null: then {@link Stationery} makes it out of the text
 * @param calendar iCalendar text (RFC 5545) sent along as multipart/alternative, or null
 * @param communityId whose matter it tells: the coordinator's Mail page keeps the words of a private community from
 *     everybody but its conveners. Null for the service's own mail
 */
public record Letter(
        String dedupeKey,
        String kind,
        Recipient to,
        @Nullable String list,
        String subject,
        String text,
        @Nullable String html,
        @Nullable Invite calendar,
        @Nullable UUID communityId) {

    /** A letter of the service itself, not of any one community. */
    public Letter(
            String dedupeKey,
            String kind,
            Recipient to,
            @Nullable String list,
            String subject,
            String text,
            @Nullable String html,
            @Nullable Invite calendar) {
        this(dedupeKey, kind, to, list, subject, text, html, calendar, null);
    }

    /**
     * @param personId null for an address that is nobody's account yet
     * @param aboutId who wanted mail to go to such an address; it is shown at the desk to whoever may know them
     */
    public record Recipient(@Nullable UUID personId, String address, String name, @Nullable UUID aboutId) {

        public Recipient(@Nullable UUID personId, String address, String name) {
            this(personId, address, name, null);
        }
    }

    /** @param method REQUEST or CANCEL (RFC 5546) */
    public record Invite(String ics, String method) {}

    /**
     * One recipient of a letter that many get.
     *
     * @param merge values for the marks in subject, text and html: {@code %%NAME%%} is replaced by the entry NAME,
     *     escaped in html
     */
    public record Copy(String dedupeKey, Recipient to, Map<String, String> merge, @Nullable String unsubscribeUrl) {}
}
