/**
 * What is held about a person: their own copy of it, and their erasure. Knows no table of a feature; each says what it
 * keeps by a bean of {@link org.nnssil.shared.PersonalData}.
 */
@NullMarked
package org.nnssil.privacy;

import org.jspecify.annotations.NullMarked;
