package org.nnssil.mail;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One mail as it goes over the wire, all marks filled.
 *
 * @param from and {@code to}: mailboxes in ASCII, names encoded (RFC 2047)
 * @param headers all others than From, To, Subject and those of MIME, in order
 */
record Message(
        String from,
        String to,
        String subject,
        String text,
        @Nullable String html,
        Letter.@Nullable Invite invite,
        Map<String, String> headers) {}
