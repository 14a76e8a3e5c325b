package org.nnssil.community;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's departure, as the features need it to put in order what is left behind. Memberships have ended already,
 * and new ones have begun.
 *
 * @param network whether it was the National Network that they left, and with it their seat
 * @param gone whether they are a member of nothing any more
 * @param from key of the jurisdiction they worked for
 * @param to key of the one they work for from now on; null for who did not move
 */
public record Departure(
        UUID personId, boolean network, boolean gone, @Nullable String from, @Nullable String to, Instant at) {}
