package org.strayflow.ui.vm;

import org.strayflow.task.Progress;

/**
 * What the status bar says of a running job. Short jobs say nothing, so that nothing flickers: a sign of work after
 * {@code 300} ms, percent and time left after {@code 2,000} ms.
 *
 * @param shown whether there is anything to see yet
 * @param stage what is being done, or empty
 * @param fraction how much is done, 0..1, or NaN when that is not known or not told yet
 * @param numbers percent, speed and time left, or empty
 */
public record JobStatus(boolean shown, String stage, double fraction, String numbers) {
    /** Nothing runs, or too briefly to tell. */
    public static final JobStatus NOTHING = new JobStatus(false, "", Double.NaN, "");

    static final long SIGN_AFTER_MILLIS = 300;
    static final long NUMBERS_AFTER_MILLIS = 2_000;

    /** What to say of a job in this state. */
    public static JobStatus of(Progress progress) {
        long millis = progress.elapsedNanos() / 1_000_000;
        if (millis < SIGN_AFTER_MILLIS) {
            return NOTHING;
        }
        if (millis < NUMBERS_AFTER_MILLIS || Double.isNaN(progress.fraction())) {
            return new JobStatus(true, progress.stage(), Double.NaN, "");
        }
        String percent = (int) Math.floor(progress.fraction() * 100) + " %";
        double left = progress.secondsLeft();
        String numbers = Double.isNaN(left) ? percent : percent + " · " + Formats.duration(Math.max(1, left)) + " left";
        return new JobStatus(true, progress.stage(), progress.fraction(), numbers);
    }
}
