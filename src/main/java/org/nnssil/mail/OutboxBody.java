package org.nnssil.mail;

import org.jspecify.annotations.Nullable;

/** The shared part of a mail; while it can be sent it does not change. */
record OutboxBody(String subject, String text, @Nullable String html, Letter.@Nullable Invite invite) {}
