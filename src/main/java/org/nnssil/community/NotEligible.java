package org.nnssil.community;

import org.nnssil.eligibility.Verdict;

/** The rules of the charter do not hold, or it is not known yet, and nobody granted an exception. */
public final class NotEligible extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Verdict verdict;

    NotEligible(Verdict verdict) {
        super(verdict.obstacles(), null, false, false);
        this.verdict = verdict;
    }

    public Verdict verdict() {
        return verdict;
    }
}
