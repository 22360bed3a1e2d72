package org.strayflow.detect;

import java.util.List;
import org.strayflow.feature.PreparationPlan;
import org.strayflow.task.ConfigurationException;

/**
 * Settings of logistic regression: multinomial, on scaled features, by stochastic gradient descent with AdaGrad (Duchi, Hazan, Singer
 * 2011).
 *
 * @param target what to tell apart
 * @param epochs how often every row is learnt from, 1 to {@link #MAX_EPOCHS}
 * @param learningRate the first step's size, 0.001 to 10
 * @param rows at most so many training rows are learnt from, evenly spaced, {@link #MIN_ROWS} to {@link #MAX_ROWS}
 * @param logs whether heavy-tailed features are taken as signed logarithms
 * @param balanced whether every kind counts the same
 */
public record LogisticRegressionSpec(
        Target target, int epochs, double learningRate, int rows, boolean logs, boolean balanced)
        implements DetectorSpec {
    /** The name on the command line and in model files. */
    public static final String ID = "logistic-regression";

    /** The largest number of epochs. */
    public static final int MAX_EPOCHS = 1_000;

    /** The smallest limit of training rows. */
    public static final int MIN_ROWS = 1_000;

    /** The largest limit of training rows. */
    public static final int MAX_ROWS = 2_000_000;

    private static final String EPOCHS = "epochs";
    private static final String LEARNING_RATE = "learningRate";
    private static final String ROWS = "rows";
    private static final String LOGS = "logs";
    private static final String BALANCED = "balanced";

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException when a value is out of range; texts from outside go through {@link #with}
     */
    public LogisticRegressionSpec {
        for (Parameter parameter : parameters(target, epochs, learningRate, rows, logs, balanced)) {
            parameter.check();
        }
    }

    /** Twenty passes over at most 200,000 rows, with logarithms and balanced kinds. */
    public static LogisticRegressionSpec defaults() {
        return new LogisticRegressionSpec(Target.KINDS, 20, 0.1, 200_000, true, true);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "Logistic regression";
    }

    @Override
    public boolean needsLabels() {
        return true;
    }

    @Override
    public PreparationPlan preparation() {
        return PreparationPlan.forLinearModels();
    }

    @Override
    public List<Parameter> parameters() {
        return parameters(target, epochs, learningRate, rows, logs, balanced);
    }

    private static List<Parameter> parameters(
            Target target, int epochs, double learningRate, int rows, boolean logs, boolean balanced) {
        return List.of(
                Target.parameter(target),
                Parameter.integer(EPOCHS, "Epochs", "How often every row is learnt from.", 1, MAX_EPOCHS, epochs),
                Parameter.number(
                        LEARNING_RATE,
                        "Learning rate",
                        "The size of the first step. Smaller needs more epochs.",
                        0.001,
                        10,
                        learningRate),
                Parameter.integer(
                        ROWS,
                        "Training rows",
                        "At most so many rows, evenly spaced, are learnt from. More take more memory and time.",
                        MIN_ROWS,
                        MAX_ROWS,
                        rows),
                Parameter.yesNo(
                        LOGS,
                        "Logarithms",
                        "Takes heavy-tailed columns (bytes, durations, rates) by orders of magnitude.",
                        logs),
                Parameter.yesNo(BALANCED, "Balanced kinds", "Every kind counts the same, however rare.", balanced));
    }

    @Override
    public LogisticRegressionSpec with(String key, String value) throws ConfigurationException {
        Changed p = Changed.of(parameters(), key, value);
        return new LogisticRegressionSpec(
                Target.of(p.text(Target.KEY)),
                p.integer(EPOCHS),
                p.number(LEARNING_RATE),
                p.integer(ROWS),
                p.yes(LOGS),
                p.yes(BALANCED));
    }
}
