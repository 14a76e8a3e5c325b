/** What every package may use and nothing else: the clock, ids, a page of a list, and what is held about a person. */
@NullMarked
package org.nnssil.shared;

import org.jspecify.annotations.NullMarked;
