package org.strayflow.cli;

import org.strayflow.task.ConfigurationException;
import org.strayflow.task.InputException;
import org.strayflow.task.LimitException;
import org.strayflow.task.ModelException;

/** The exit codes: a contract that scripts rely on. */
public final class ExitCode {
    /** All went well. */
    public static final int OK = 0;
    /** A file or its content cannot be used. */
    public static final int INPUT = 2;
    /** A model is damaged or does not fit. */
    public static final int MODEL = 3;
    /** A limit would be passed. */
    public static final int LIMIT = 4;
    /** The command or a setting makes no sense. */
    public static final int USAGE = 64;
    /** A bug of the program. */
    public static final int BUG = 70;
    /** Cancelled. */
    public static final int CANCELLED = 130;

    private ExitCode() {}

    static int of(Throwable cause) {
        return switch (cause) {
            case InputException e -> INPUT;
            case ModelException e -> MODEL;
            case LimitException e -> LIMIT;
            case ConfigurationException e -> USAGE;
            case OutOfMemoryError e -> LIMIT;
            default -> BUG;
        };
    }
}
