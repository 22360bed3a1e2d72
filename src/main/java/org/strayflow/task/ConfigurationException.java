package org.strayflow.task;

/** A setting or a combination of settings makes no sense. */
public final class ConfigurationException extends StrayflowException {
    private static final long serialVersionUID = 1L;

    /** With the problem alone. */
    public ConfigurationException(Problem problem) {
        super(problem);
    }

    /** With the problem and what caused it. */
    public ConfigurationException(Problem problem, Throwable cause) {
        super(problem, cause);
    }
}
