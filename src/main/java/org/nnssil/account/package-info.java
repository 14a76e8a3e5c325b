/**
 * A person's means of getting in: the account at the identity provider, the e-mail address, personal API tokens, the
 * address of a calendar. What must be done at Keycloak waits in a table and is done by a job. Knows no feature; features
 * tell it that somebody came or left.
 */
@NullMarked
package org.nnssil.account;

import org.jspecify.annotations.NullMarked;
