/**
 * The only way up: a thing of a private community is offered to its parent or to the network, its owner consents, a
 * convener releases, and a copy of exactly that thing goes there. Features say what can be offered by an
 * {@link org.nnssil.offer.Offerable}.
 */
@NullMarked
package org.nnssil.offer;

import org.jspecify.annotations.NullMarked;
