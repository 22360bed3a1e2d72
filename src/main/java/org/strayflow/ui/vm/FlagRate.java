package org.strayflow.ui.vm;

import org.jspecify.annotations.Nullable;
import org.strayflow.store.Operation;
import org.strayflow.workspace.Analysis;

/**
 * The share of flows that a model's own threshold flags in a capture, beside the share that was to be expected from the flows that the
 * model was fitted on.
 *
 * @param threshold the model's own
 * @param expected share of the flows that the model was fitted on, 0..1
 * @param here share of this capture's flows, 0..1
 * @param flows of this capture
 * @param fittedOn what the model was fitted on, in words; empty when its threshold was recalibrated to flag the expected share
 */
public record FlagRate(double threshold, double expected, double here, int flows, String fittedOn) {
    /** So many times as many, or as few, are far from what was expected. */
    private static final double FAR = 1.5;

    /** Standard errors that chance is allowed. */
    private static final double ERRORS = 3;

    /** The rates of an analysis; {@code null} on the capture that the model was trained on and where nothing is to be expected. */
    static @Nullable FlagRate of(@Nullable Analysis analysis) {
        if (analysis == null || !analysis.ofAnotherCapture() || Double.isNaN(analysis.expectedFlaggedShare())) {
            return null;
        }
        Operation own = analysis.model().operation();
        return new FlagRate(
                own.threshold(),
                analysis.expectedFlaggedShare(),
                analysis.ranking().metricsAt(own.threshold()).flaggedShare(),
                analysis.ranking().size(),
                own.isRecalibrated()
                        ? ""
                        : ExplainedFlow.fittedOn(analysis.model().training()));
    }

    /** Whether the rate here is half as large again as expected, or that much smaller, and not by chance. */
    public boolean isFar() {
        double error = Math.sqrt(Math.max(expected * (1 - expected), 1.0 / Math.max(1, flows)) / Math.max(1, flows));
        boolean much = here > expected * FAR || here < expected / FAR;
        return much && Math.abs(here - expected) > ERRORS * error;
    }

    /** Both rates in a sentence. */
    public String text() {
        return "The model's threshold flags " + Formats.percent(here) + " here; " + Formats.percent(expected)
                + " were to be expected.";
    }

    /** Where they come from and what they mean. */
    public String meaning() {
        return (fittedOn.isEmpty()
                        ? "The model's threshold " + Formats.ratio(threshold) + " was recalibrated to flag "
                                + Formats.percent(expected)
                        : "At " + Formats.ratio(threshold) + " the model flagged " + Formats.percent(expected)
                                + " of its " + fittedOn)
                + " and flags " + Formats.percent(here) + " of these " + Formats.counted(flows, "flow", "flows") + ".\n"
                + (isFar()
                        ? "Either there is more or less to flag here, or scores are distributed otherwise. If it is the latter,"
                                + " recalibrate: the threshold moves to where the expected share is flagged."
                        : "That is about what was to be expected.");
    }
}
