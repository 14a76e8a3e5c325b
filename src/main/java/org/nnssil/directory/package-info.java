/**
 * The directory of the National Network and a page for each person: who leads school improvement where, found by name,
 * words, place and community, as far as each of them allows. Reads the rows of community; writes none of them.
 */
@NullMarked
package org.nnssil.directory;

import org.jspecify.annotations.NullMarked;
