package org.strayflow.task;

/**
 * A failure that is not a bug of the program: the input, the model, a setting or a limit. Anything else that is thrown is a bug.
 * Always carries a {@link Problem} to show.
 */
public abstract sealed class StrayflowException extends Exception
        permits InputException, ModelException, ConfigurationException, LimitException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    StrayflowException(Problem problem, Throwable cause) {
        super(problem.oneLine(), cause);
        this.problem = problem;
    }

    StrayflowException(Problem problem) {
        super(problem.oneLine());
        this.problem = problem;
    }

    /** What to show. */
    public final Problem problem() {
        return problem;
    }
}
