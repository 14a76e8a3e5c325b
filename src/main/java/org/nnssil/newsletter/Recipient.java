package org.nnssil.newsletter;

import java.time.ZoneId;
import java.util.UUID;
import org.nnssil.security.Reach;

/**
 * Somebody who gets a copy.
 *
 * @param jurisdiction name, or empty for center staff and others
 */
record Recipient(UUID personId, String name, String address, Reach reach, String jurisdiction, ZoneId zone) {}
