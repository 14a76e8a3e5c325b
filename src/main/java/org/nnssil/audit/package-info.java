/**
 * Who did what to whom, when, from where and why. Features write an {@link org.nnssil.audit.Act} in the transaction of
 * the act itself; the database refuses every change of what was written. Knows no feature.
 */
@NullMarked
package org.nnssil.audit;

import org.jspecify.annotations.NullMarked;
