/**
 * How people come in: the founding list, invitations that are accepted or declined, colleagues who are named and
 * decided on, and extended access that ends on a day. Membership itself is kept by community; this package asks it to
 * begin.
 */
@NullMarked
package org.nnssil.admission;

import org.jspecify.annotations.NullMarked;
