package org.nnssil.practice;

import org.jspecify.annotations.Nullable;

/**
 * What a search for words found, in no order, for anybody: the viewer's part of it is taken out later.
 *
 * @param number the state of the library that it was found in
 * @param ranked numbers of the shelf, each with its rank in the upper half; null when no words were asked for:
 *     everything
 */
record Matches(long number, long @Nullable [] ranked) {}
