/** What every package may use and nothing else: the clock, ids, and a page of a list. */
@NullMarked
package org.nnssil.shared;

import org.jspecify.annotations.NullMarked;
