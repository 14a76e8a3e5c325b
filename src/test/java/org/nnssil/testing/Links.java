package org.nnssil.testing;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The links of invitations, as the mails have them. */
public final class Links {

    private Links() {}

    /** Into the National Network: the newest, without the address of the service. */
    public static String intoNetwork(String email) {
        return found("/invitations/[\\w-]+$", (String) Fixtures.rows(
                        "select merge ->> 'LINK' from mail_outbox where to_address = lower(?) and kind = 'INVITATION'"
                                + " order by created_at desc, id desc limit 1",
                        email)
                .get(0)[0]);
    }

    /** Onto a sub-community's roster, for who has never signed in. */
    public static String ontoRoster(String email) {
        return found("/invited/by-link/[\\w-]+", (String) Fixtures.rows(
                        "select b.text from mail_outbox o join mail_body b on b.id = o.body_id where o.to_address = lower(?)"
                                + " and o.kind = 'COMMUNITY_INVITATION' order by o.created_at desc, o.id desc limit 1",
                        email)
                .get(0)[0]);
    }

    private static String found(String pattern, String text) {
        Matcher link = Pattern.compile(pattern).matcher(text);
        if (!link.find()) {
            throw new AssertionError("No link in: " + text);
        }
        return link.group();
    }
}
