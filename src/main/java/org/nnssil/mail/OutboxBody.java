package org.nnssil.mail;

import org.jspecify.annotations.Nullable;

/** The shared part of a mail; never changes once written. */
record OutboxBody(String subject, String text, @Nullable String html, Letter.@Nullable Invite invite) {}
