/**
 * The monthly sessions: scheduled on a page, through the API or from the programme files in {@code webinars/};
 * registration with a waiting list that never gives out more seats than there are and never leaves one empty while
 * somebody waits; calendar entries that stay right; the recording and notes afterwards.
 *
 * <p>Invariants: a seat is given out only by {@link org.nnssil.webinar.RegistrationService}, under a lock on the session's
 * row; the address to join is shown to confirmed people and to those who manage the session, and to nobody else.
 */
@NullMarked
package org.nnssil.webinar;

import org.jspecify.annotations.NullMarked;
