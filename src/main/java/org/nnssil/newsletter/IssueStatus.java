package org.nnssil.newsletter;

import java.util.Locale;

/** SENDING: the recipients are fixed and queued. SENT: nothing more will happen to any copy. */
enum IssueStatus {
    DRAFT,
    SENDING,
    SENT;

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
