/**
 * Rules about who may be in a community, as data, and their evaluation against facts, in words. Pure: no tables, no
 * requests. A fact that nobody knows is never a pass.
 */
@NullMarked
package org.nnssil.eligibility;

import org.jspecify.annotations.NullMarked;
