package org.nnssil.newsletter;

import org.jspecify.annotations.Nullable;
import org.nnssil.mail.Deliveries;
import org.nnssil.mail.MailWay;

/** What is true of an issue's copies, in each way in which the service treats its mail. */
final class SendingWords {

    private SendingWords() {}

    /** What will happen, before the button is pressed; null where it is what anybody expects. */
    static @Nullable String before(MailWay way) {
        return switch (way) {
            case LEAVES -> null;
            case HELD -> "Mail is held here: once you send, the copies wait on the Mail page until you release them.";
            case KEPT ->
                "No mail server is set up here, so no mail can leave. Once you send, the copies are kept on the"
                        + " Mail page until there is a server and you release them.";
        };
    }

    /** Of an issue that was sent and is not out yet, on the line that is always true. */
    static String state(MailWay way, Deliveries sent) {
        String done = done(sent);
        if (way == MailWay.KEPT) {
            return "Kept, because no mail server is set up: " + done + ".";
        }
        if (sent.held() > 0) {
            return "Held until you release them: " + done + ".";
        }
        return (way == MailWay.HELD ? "Queued: " : "Going out: ") + done + ".";
    }

    static String done(Deliveries sent) {
        return "%,d of %,d done".formatted(sent.ended(), sent.total());
    }

    /** Why copies wait, and for what; null where none does. */
    static @Nullable String waiting(MailWay way, Deliveries sent) {
        long waiting = sent.total() - sent.ended();
        if (way == MailWay.KEPT && waiting > 0) {
            return "No mail server is set up here, so no mail can leave. Nothing is lost: %s on the Mail page, to be"
                            .formatted(waiting == 1 ? "1 copy is kept" : "%,d copies are kept".formatted(waiting))
                    + " released there once there is a server.";
        }
        if (sent.held() > 0) {
            return "Mail is held: %s on the Mail page until you release %s."
                    .formatted(
                            sent.held() == 1 ? "1 copy waits" : "%,d copies wait".formatted(sent.held()),
                            sent.held() == 1 ? "it" : "them");
        }
        return null;
    }

    /** What became of a test copy. */
    static String test(MailWay way, String address) {
        return switch (way) {
            case LEAVES -> "A test copy is on its way to " + address + ".";
            case HELD ->
                "Mail is held here: a test copy to " + address + " waits on the Mail page until you release it.";
            case KEPT ->
                "No mail server is set up here: a test copy to " + address
                        + " is kept on the Mail page, where you can read it.";
        };
    }
}
