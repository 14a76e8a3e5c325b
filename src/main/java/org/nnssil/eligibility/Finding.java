package org.nnssil.eligibility;

import org.jspecify.annotations.Nullable;

/**
 * What one rule says of one applicant.
 *
 * @param sentence such as "enrolment 5,000 is not over 5,000"
 * @param basis where the fact comes from and of when; empty where the rule needs no recorded fact
 * @param missing the fact to ask for, where the answer is not known and a recorded fact would settle it
 */
public record Finding(Answer answer, String sentence, String basis, @Nullable FactKind missing) {}
