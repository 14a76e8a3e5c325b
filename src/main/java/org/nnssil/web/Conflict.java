package org.nnssil.web;

/**
 * The act does not fit the present state of the thing; the message tells the person what happened and what to do. 409.
 */
public final class Conflict extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Conflict(String message) {
        super(message, null, false, false);
    }
}
