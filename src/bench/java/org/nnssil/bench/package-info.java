/**
 * The benchmark, {@code mvn verify -Pbench}: a driver in a process of its own, and the references it compares the pages
 * with, which only the application built for the benchmark serves. Nothing of this is in the normal artifact.
 */
@NullMarked
package org.nnssil.bench;

import org.jspecify.annotations.NullMarked;
