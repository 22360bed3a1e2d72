package org.strayflow.detect;

import java.util.List;
import org.strayflow.task.ConfigurationException;

/**
 * Settings of a novelty detector by nearest neighbours: how far a flow is from the training rows most like it (Ramaswamy, Rastogi, Shim
 * 2000; the mean of the k distances as Angiulli and Pizzuti 2002).
 *
 * @param neighbours k, over how many nearest training rows the mean is taken, 1 to {@link #MAX_NEIGHBOURS}
 * @param prototypes how many training rows flows are compared with, {@link #MIN_PROTOTYPES} to {@link #MAX_PROTOTYPES}; all when there
 *     are fewer
 * @param logs whether heavy-tailed features are compared by their signed logarithms
 */
public record NearestNeighboursSpec(int neighbours, int prototypes, boolean logs) implements DetectorSpec {
    /** The name on the command line and in model files. */
    public static final String ID = "nearest-neighbours";

    /** The largest number of neighbours. */
    public static final int MAX_NEIGHBOURS = 100;

    /** The smallest number of prototypes. */
    public static final int MIN_PROTOTYPES = 10;

    /** The largest number of prototypes. */
    public static final int MAX_PROTOTYPES = 20_000;

    private static final String NEIGHBOURS = "neighbours";
    private static final String PROTOTYPES = "prototypes";
    private static final String LOGS = "logs";

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException when a value is out of range; texts from outside go through {@link #with}
     */
    public NearestNeighboursSpec {
        if (neighbours < 1
                || neighbours > MAX_NEIGHBOURS
                || prototypes < MIN_PROTOTYPES
                || prototypes > MAX_PROTOTYPES) {
            throw new IllegalArgumentException(neighbours + " neighbours of " + prototypes + " prototypes");
        }
    }

    /** The five nearest of 5,000 training rows, with logarithms. */
    public static NearestNeighboursSpec defaults() {
        return new NearestNeighboursSpec(5, 5_000, true);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "Nearest neighbours";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.integer(
                        NEIGHBOURS,
                        "Neighbours",
                        "The score is the mean distance to so many of the most similar training rows.",
                        1,
                        MAX_NEIGHBOURS,
                        neighbours),
                Parameter.integer(
                        PROTOTYPES,
                        "Rows compared with",
                        "How many training rows, drawn at random, flows are compared with. More see finer differences and are slower.",
                        MIN_PROTOTYPES,
                        MAX_PROTOTYPES,
                        prototypes),
                Parameter.yesNo(
                        LOGS,
                        "Logarithms",
                        "Compares heavy-tailed columns (bytes, durations, rates) by orders of magnitude.",
                        logs));
    }

    @Override
    public NearestNeighboursSpec with(String key, String value) throws ConfigurationException {
        Parameter parameter = Parameter.find(parameters(), key);
        return switch (key) {
            case NEIGHBOURS -> new NearestNeighboursSpec(parameter.parseInteger(value), prototypes, logs);
            case PROTOTYPES -> new NearestNeighboursSpec(neighbours, parameter.parseInteger(value), logs);
            default -> new NearestNeighboursSpec(neighbours, prototypes, parameter.parseYesNo(value));
        };
    }
}
