package org.nnssil.account;

/** The identity provider did not do what was asked. The message is shown at the coordinator's desk. */
final class ProviderProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean passing;
    private final boolean unreachable;

    private ProviderProblem(String words, boolean passing, boolean unreachable) {
        super(words, null, false, false);
        this.passing = passing;
        this.unreachable = unreachable;
    }

    /** Nobody answers: nothing else can be done there now either. */
    static ProviderProblem unreachable(String words) {
        return new ProviderProblem(words, true, true);
    }

    /** May go by itself, or when somebody repairs the configuration: tried again and again. */
    static ProviderProblem passing(String words) {
        return new ProviderProblem(words, true, false);
    }

    /** Stays until somebody looks. */
    static ProviderProblem lasting(String words) {
        return new ProviderProblem(words, false, false);
    }

    boolean passing() {
        return passing;
    }

    boolean unreachable() {
        return unreachable;
    }
}
