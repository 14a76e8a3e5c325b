package org.nnssil.mail;

import io.vertx.ext.mail.SMTPException;
import jakarta.mail.internet.AddressException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/**
 * What a failed attempt means: 4xx and a server out of reach are tried again later, 5xx ends (RFC 5321 section 4.2.1).
 *
 * @param end no further attempt
 * @param bounced the mailbox does not exist, so no list mail goes there any more
 * @param unreachable the server is at fault and not this mail
 */
record Verdict(String reason, boolean end, boolean bounced, boolean unreachable) {

    /** Attempts in all; with the delays below that is most of a day. */
    static final int MOST_ATTEMPTS = 10;

    private static final List<Duration> DELAYS = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(4));

    /** Sign-in to the server failed: our configuration, not the mail. */
    private static final Set<Integer> OUR_FAULT = Set.of(530, 534, 535, 538);

    /** RFC 3463: bad mailbox, bad domain, bad syntax, moved, null MX, mailbox disabled. */
    private static final Set<String> NO_SUCH_MAILBOX =
            Set.of("5.1.0", "5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1");

    private static final Pattern ENHANCED = Pattern.compile("\\b([245]\\.\\d{1,3}\\.\\d{1,3})\\b");
    private static final Pattern UNKNOWN_MAILBOX = Pattern.compile(
            "no such|unknown|does(n't| not) exist|not found|invalid (recipient|mailbox|user|address)|no mailbox"
                    + "|mailbox unavailable|disabled");
    private static final int LONGEST_REASON = 500;

    static Duration delayAfter(int attempts) {
        return DELAYS.get(Math.min(Math.max(attempts, 1), DELAYS.size()) - 1);
    }

    static Verdict of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SMTPException answer) {
                return answered(answer.getReplyCode(), answer.getReplyMessage());
            }
            if (cause instanceof SMTPAddressFailedException answer) {
                return answered(answer.getReturnCode(), answer.getMessage());
            }
            if (cause instanceof SMTPSendFailedException answer && answer.getNextException() == null) {
                return answered(answer.getReturnCode(), answer.getMessage());
            }
            if (cause instanceof IllegalArgumentException || cause instanceof AddressException) {
                return new Verdict(clean("Not an address: " + cause.getMessage()), true, false, false);
            }
            if (cause instanceof jakarta.mail.MessagingException several && several.getNextException() != null) {
                return of(several.getNextException());
            }
        }
        return new Verdict(clean(String.valueOf(failure.getMessage())), false, false, true);
    }

    static Verdict answered(int code, @Nullable String message) {
        String words = clean(message == null ? "" : message);
        String reason = words.startsWith(String.valueOf(code)) ? words : code + " " + words;
        boolean end = code >= 500 && code <= 599 && !OUR_FAULT.contains(code);
        boolean unreachable = code == 421 || OUR_FAULT.contains(code);
        return new Verdict(reason, end, end && noSuchMailbox(code, words), unreachable);
    }

    private static boolean noSuchMailbox(int code, String words) {
        Matcher enhanced = ENHANCED.matcher(words);
        if (enhanced.find()) {
            return NO_SUCH_MAILBOX.contains(enhanced.group(1));
        }
        return (code == 550 || code == 551 || code == 553)
                && UNKNOWN_MAILBOX.matcher(words.toLowerCase(Locale.ROOT)).find();
    }

    private static String clean(String words) {
        String line = HeaderText.oneLine(words);
        return line.length() > LONGEST_REASON ? line.substring(0, LONGEST_REASON) : line;
    }
}
