package org.nnssil.standalone;

/**
 * Something a person can put right. The message is one line that says what to do; it is shown without a stack trace.
 */
public final class StandaloneProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StandaloneProblem(String whatToDo) {
        super(whatToDo);
    }

    StandaloneProblem(String whatToDo, Throwable cause) {
        super(whatToDo, cause);
    }
}
