package org.nnssil.newsletter;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Who gets an issue, now.
 *
 * @param core core members and conveners
 * @param suppressed would get it, but mail to them bounced or was stopped
 * @param unsubscribed have left the newsletter
 */
public record RecipientCounts(long core, long extended, long suppressed, long unsubscribed) {

    /** How many copies go out. */
    @JsonProperty
    public long total() {
        return core + extended;
    }
}
