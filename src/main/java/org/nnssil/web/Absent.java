package org.nnssil.web;

/** The answer for what does not exist and for what the viewer may not see: there is no difference from outside. */
public final class Absent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Absent() {
        super("There is nothing here.", null, false, false);
    }
}
