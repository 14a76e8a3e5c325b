/**
 * Everything that leaves by mail. One outbox row per recipient, written in the transaction of the fact it tells; claimed
 * under a lease, sent, marked. Knows no feature: callers hand over finished letters.
 */
@NullMarked
package org.nnssil.mail;

import org.jspecify.annotations.NullMarked;
