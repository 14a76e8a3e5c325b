package org.nnssil.eligibility;

/** What a rule says of an applicant. */
public enum Answer {
    HOLDS,
    FAILS,
    NOT_KNOWN
}
