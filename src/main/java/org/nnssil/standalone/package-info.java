/**
 * The one-machine run: {@link org.nnssil.standalone.NetworkMain} starts PostgreSQL and Keycloak as child processes when
 * none is configured, tells the application where they are, and stops them with it. Plain Java that runs before and
 * beside Quarkus; no feature depends on it. It is the only package that may write to standard output.
 */
@NullMarked
package org.nnssil.standalone;

import org.jspecify.annotations.NullMarked;
