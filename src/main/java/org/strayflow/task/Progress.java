package org.strayflow.task;

import java.util.List;

/**
 * A picture of a running job at one moment.
 *
 * @param stage what is being done
 * @param fraction how much of the whole job is done, 0..1, or NaN when not known
 * @param done units of the current stage done
 * @param total units of the current stage in all, 0 or less when not known
 * @param elapsedNanos time since the job started
 * @param warnings what was warned of so far
 */
public record Progress(
        String stage, double fraction, long done, long total, long elapsedNanos, List<Problem> warnings) {
    /** Copies the warnings. */
    public Progress {
        warnings = List.copyOf(warnings);
    }

    /** Estimated seconds left, or NaN when there is nothing to go by. */
    public double secondsLeft() {
        if (Double.isNaN(fraction) || fraction <= 0) {
            return Double.NaN;
        }
        double elapsed = elapsedNanos / 1e9;
        return elapsed / fraction * (1 - fraction);
    }
}
