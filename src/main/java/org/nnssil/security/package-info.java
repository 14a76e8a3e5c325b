/**
 * Who is asking and what may they see: sign-in, the viewer read from the database, the Audience predicate, signed
 * links and forms. Knows no feature; the community package tells it who a subject is (ViewerSource).
 */
@NullMarked
package org.nnssil.security;

import org.jspecify.annotations.NullMarked;
