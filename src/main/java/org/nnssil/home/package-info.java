/**
 * The front page and the coordinator's desk. The one place that knows all features; none of them knows it. Also loads
 * the demo network, whose story runs through all of them.
 */
@NullMarked
package org.nnssil.home;

import org.jspecify.annotations.NullMarked;
