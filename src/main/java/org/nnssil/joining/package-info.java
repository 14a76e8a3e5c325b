/**
 * Coming into a community: asking to join, being invited, and taking over as convener. Decides who may; the community
 * itself lets them in, by its charter.
 */
@NullMarked
package org.nnssil.joining;

import org.jspecify.annotations.NullMarked;
