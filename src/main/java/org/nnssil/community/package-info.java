/**
 * People, communities and memberships: who belongs where, with which reach and roles. Also the directory and the pages
 * of communities. Other features ask its services; their SQL may join person, community and membership for names and
 * for the Audience predicate.
 */
@NullMarked
package org.nnssil.community;

import org.jspecify.annotations.NullMarked;
