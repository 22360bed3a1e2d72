package org.strayflow.task;

/** A model file is damaged, of a version not known, or does not fit the capture. */
public final class ModelException extends StrayflowException {
    private static final long serialVersionUID = 1L;

    /** With the problem alone. */
    public ModelException(Problem problem) {
        super(problem);
    }

    /** With the problem and what caused it. */
    public ModelException(Problem problem, Throwable cause) {
        super(problem, cause);
    }
}
