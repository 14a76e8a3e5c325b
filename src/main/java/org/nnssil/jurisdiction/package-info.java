/**
 * The jurisdictions, their comprehensive centers, and the one seat of each with its holders over time. A seat belongs
 * to a jurisdiction and not to a person; a vacant one is a fact of its own. How many are counted comes from the data.
 */
@NullMarked
package org.nnssil.jurisdiction;

import org.jspecify.annotations.NullMarked;
