package org.nnssil.testing;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.SecretLinks;

/** The links in mails, without the address of the service, wherever they are: waiting in the outbox, or arrived. */
public final class Links {

    private static final String MAILS =
            """
            select b.text, o.merge ->> 'LINK', o.message_id
              from mail_outbox o join mail_body b on b.id = o.body_id
             where o.to_address = lower(?) and (cast(? as text) is null or o.kind = ?)
             order by o.created_at desc, o.id desc limit 1
            """;

    private Links() {}

    /** Into the National Network: the newest. */
    public static String intoNetwork(String email) {
        return in(text(email, "INVITATION"), "/invitations/[\\w-]+");
    }

    /** Onto a sub-community's roster, for who has never signed in. */
    public static String ontoRoster(String email) {
        return in(text(email, "COMMUNITY_INVITATION"), "/invited/by-link/[\\w-]+");
    }

    /** @param pattern matches one link and no more */
    public static String in(String text, String pattern) {
        Matcher link = Pattern.compile(pattern).matcher(text);
        if (!link.find()) {
            throw new AssertionError("No link in: " + text);
        }
        return link.group();
    }

    /**
     * The newest mail to an address, and its own link where it is one of many: as it waits, or else as it arrived, because
     * the database does not keep what opens the links of a mail that has left.
     *
     * @param kind of the mail; null for any
     */
    public static String text(String email, @Nullable String kind) {
        List<Object[]> rows = Fixtures.rows(MAILS, email, kind, kind);
        if (rows.isEmpty()) {
            throw new AssertionError("No mail to " + email);
        }
        Object[] row = rows.get(0);
        String waiting = row[1] == null ? (String) row[0] : row[0] + "\n" + row[1];
        return waiting.contains(SecretLinks.KEPT) ? arrived(email, (String) row[2]) : waiting;
    }

    private static String arrived(String email, String messageId) {
        return PostOffice.received(email).stream()
                .filter(mail -> PostOffice.header(mail, "Message-ID").equals(messageId))
                .map(mail -> String.valueOf(PostOffice.part(mail, "text/plain")).replace("\r\n", "\n"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("The last mail to " + email + " ended and did not arrive"));
    }

    /**
     * The link of a mail that does not arrive in the end. First the server only puts it off, because a mail that failed
     * holds its link no more; the sender tries again within seconds.
     *
     * @param write writes the mail to the address
     */
    public static String ofRefused(String email, String kind, String pattern, Runnable write) {
        PostOffice.gate().refuse(email, "450 4.3.0 Come back later");
        write.run();
        String link = in(text(email, kind), pattern);
        Awaitility.await()
                .until(() -> Fixtures.number(
                                "select count(*) from mail_outbox where to_address = lower(?) and state = 'DUE'"
                                        + " and last_error is not null",
                                email)
                        == 1);
        PostOffice.gate().refuse(email, "550 5.1.1 No such user");
        Fixtures.run("update mail_outbox set next_attempt_at = now() where to_address = lower(?)", email);
        return link;
    }
}
