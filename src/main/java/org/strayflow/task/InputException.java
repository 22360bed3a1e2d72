package org.strayflow.task;

/** A file or its content cannot be used, or a file cannot be written. */
public final class InputException extends StrayflowException {
    private static final long serialVersionUID = 1L;

    /** With the problem alone. */
    public InputException(Problem problem) {
        super(problem);
    }

    /** With the problem and what caused it. */
    public InputException(Problem problem, Throwable cause) {
        super(problem, cause);
    }
}
