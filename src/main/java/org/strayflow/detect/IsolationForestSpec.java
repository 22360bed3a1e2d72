package org.strayflow.detect;

import java.util.List;
import org.strayflow.task.ConfigurationException;

/**
 * Settings of an isolation forest (Liu, Ting, Zhou 2008).
 *
 * @param trees how many trees, 1 to {@link #MAX_TREES}
 * @param sampleSize ψ, how many training rows a tree sees, 2 to {@link #MAX_SAMPLE_SIZE}; all when there are fewer
 * @param logCuts whether the cuts of heavy-tailed columns are drawn between signed logarithms
 */
public record IsolationForestSpec(int trees, int sampleSize, boolean logCuts) implements DetectorSpec {
    /** The name on the command line and in model files. */
    public static final String ID = "isolation-forest";

    /** The largest number of trees. */
    public static final int MAX_TREES = 1_000;

    /** The largest sample of a tree. */
    public static final int MAX_SAMPLE_SIZE = 65_536;

    private static final String TREES = "trees";
    private static final String SAMPLE_SIZE = "sampleSize";
    private static final String LOG_CUTS = "logCuts";

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException when a value is out of range; texts from outside go through {@link #with}
     */
    public IsolationForestSpec {
        if (trees < 1 || trees > MAX_TREES || sampleSize < 2 || sampleSize > MAX_SAMPLE_SIZE) {
            throw new IllegalArgumentException(trees + " trees of " + sampleSize + " rows");
        }
    }

    /** The paper's 100 trees of 256 rows, with logarithmic cuts. */
    public static IsolationForestSpec defaults() {
        return new IsolationForestSpec(100, 256, true);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "Isolation forest";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.integer(
                        TREES, "Trees", "More trees make scores steadier and scoring slower.", 1, MAX_TREES, trees),
                Parameter.integer(
                        SAMPLE_SIZE,
                        "Rows a tree",
                        "How many training rows each tree sees. Larger samples see finer differences.",
                        2,
                        MAX_SAMPLE_SIZE,
                        sampleSize),
                Parameter.yesNo(
                        LOG_CUTS,
                        "Logarithmic cuts",
                        "Cuts heavy-tailed columns (bytes, durations, rates) between orders of magnitude. Costs nothing.",
                        logCuts));
    }

    @Override
    public IsolationForestSpec with(String key, String value) throws ConfigurationException {
        Parameter parameter = Parameter.find(parameters(), key);
        return switch (key) {
            case TREES -> new IsolationForestSpec(parameter.parseInteger(value), sampleSize, logCuts);
            case SAMPLE_SIZE -> new IsolationForestSpec(trees, parameter.parseInteger(value), logCuts);
            default -> new IsolationForestSpec(trees, sampleSize, parameter.parseYesNo(value));
        };
    }
}
