package org.nnssil.practice;

import org.jspecify.annotations.Nullable;

/**
 * What a search for words found, best first, for anybody: the viewer's part of it is taken out later.
 *
 * @param number the state of the library that it was found in
 * @param places numbers of the shelf; null when no words were asked for: everything
 */
record Matches(long number, Integer @Nullable [] places) {}
