/**
 * The practice library: spotlights in which a jurisdiction tells what it tried, under which conditions, and what came
 * of it. Drafts belong to the jurisdiction, reviewers publish or return them, and a published text changes only through
 * another review. A community has a shelf of its own, with its own reviewers (see Shelves). Finding and counting work
 * on a shelf kept in memory (see LibraryService); rows shown come from SQL with the Audience predicate.
 */
@NullMarked
package org.nnssil.practice;

import org.jspecify.annotations.NullMarked;
