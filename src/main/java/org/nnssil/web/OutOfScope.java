package org.nnssil.web;

/** The API token may not be used for this; the API answers 403 and names the scope. */
public final class OutOfScope extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public OutOfScope(String scope) {
        super(scope, null, false, false);
    }
}
