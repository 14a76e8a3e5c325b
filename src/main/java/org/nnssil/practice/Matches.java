package org.nnssil.practice;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a search for words found, best first, for anybody: the viewer's part of it is taken out later.
 *
 * @param number the state of the library that it was found in
 * @param ids null when no words were asked for: everything
 */
record Matches(long number, @Nullable List<UUID> ids) {}
