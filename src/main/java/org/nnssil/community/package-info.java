/**
 * People, communities and memberships: who belongs where, with which reach and roles. Also the pages of communities and
 * one's own settings. Other features ask its services; their SQL may join person, community and membership for names
 * and for the Audience predicate.
 */
@NullMarked
package org.nnssil.community;

import org.jspecify.annotations.NullMarked;
