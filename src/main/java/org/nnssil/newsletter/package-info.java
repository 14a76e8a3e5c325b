/**
 * The monthly newsletter: an issue is drafted from what happened in the network, each item with its source; edited,
 * previewed, sent once to each member as a personal copy, and kept in the archive. It refuses to carry what its readers
 * may not read. Other features' facts come through {@link org.nnssil.newsletter.IssueSource}.
 */
@NullMarked
package org.nnssil.newsletter;

import org.jspecify.annotations.NullMarked;
