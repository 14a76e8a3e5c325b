/** Holds the files under {@code k8s/} to what the application reads and serves, since no cluster is there to try them. */
@NullMarked
package org.nnssil.kubernetes;

import org.jspecify.annotations.NullMarked;
