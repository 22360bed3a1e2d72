package org.strayflow.task;

/** The work would pass a stated limit of size, memory or count. */
public final class LimitException extends StrayflowException {
    private static final long serialVersionUID = 1L;

    /** With the problem alone. */
    public LimitException(Problem problem) {
        super(problem);
    }

    /** With the problem and what caused it. */
    public LimitException(Problem problem, Throwable cause) {
        super(problem, cause);
    }
}
