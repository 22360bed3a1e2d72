package org.strayflow.store;

import org.strayflow.task.ModelException;
import org.strayflow.task.Problem;

/** The exceptions of a bundle that cannot be trusted. */
final class Damage {
    private Damage() {}

    static ModelException of(String what) {
        return new ModelException(problem(what));
    }

    static ModelException of(String what, Throwable cause) {
        return new ModelException(problem(what), cause);
    }

    private static Problem problem(String what) {
        return Problem.of(
                "MODEL-101",
                "The model file is damaged or not a Strayflow model: " + what + ".",
                "Use another copy of it, or train the model again.");
    }
}
