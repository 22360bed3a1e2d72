package org.strayflow.workspace;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.strayflow.io.ReadOptions;

/**
 * How a log is to be followed.
 *
 * @param log its name; it may come into being later
 * @param options what the analyst has decided about reading it
 * @param threshold flows with at least this score are flagged, 0..1
 * @param explained how many reasons a flagged flow is given
 * @param start where to begin when nothing is known of an earlier reading
 * @param once whether to end when there is nothing more, instead of waiting for more
 * @param state the file that keeps how far the reading is; {@code null} for none
 * @param pause how to wait
 */
public record FollowRequest(
        Path log,
        ReadOptions options,
        double threshold,
        int explained,
        Start start,
        boolean once,
        @Nullable Path state,
        Pause pause) {
    /** How often a log is looked at when nothing else is asked for. */
    public static final Duration USUAL_PAUSE = Duration.ofMillis(500);

    /** Where to begin. */
    public enum Start {
        /** With the first flow in the file. */
        BEGINNING,
        /** With the first that is written from now on. */
        END
    }

    /** Checks the numbers. */
    public FollowRequest {
        if (!(threshold >= 0 && threshold <= 1) || explained < 0) {
            throw new IllegalArgumentException("threshold " + threshold + ", " + explained + " reasons");
        }
    }

    /** From the beginning, for ever, without a file of state. */
    public static FollowRequest of(Path log, double threshold) {
        return new FollowRequest(
                log,
                ReadOptions.defaults(),
                threshold,
                FlaggedExport.USUAL_EXPLAINED,
                Start.BEGINNING,
                false,
                null,
                Pause.of(USUAL_PAUSE));
    }

    /** With other decisions about reading. */
    public FollowRequest with(ReadOptions other) {
        return new FollowRequest(log, other, threshold, explained, start, once, state, pause);
    }

    /** With another number of reasons. */
    public FollowRequest explaining(int reasons) {
        return new FollowRequest(log, options, threshold, reasons, start, once, state, pause);
    }

    /** Beginning elsewhere. */
    public FollowRequest from(Start other) {
        return new FollowRequest(log, options, threshold, explained, other, once, state, pause);
    }

    /** Ending when there is nothing more. */
    public FollowRequest onlyOnce() {
        return new FollowRequest(log, options, threshold, explained, start, true, state, pause);
    }

    /** Going on where the file says, and keeping there how far it is. */
    public FollowRequest resuming(@Nullable Path file) {
        return new FollowRequest(log, options, threshold, explained, start, once, file, pause);
    }

    /** Waiting in another way. */
    public FollowRequest waiting(Pause other) {
        return new FollowRequest(log, options, threshold, explained, start, once, state, other);
    }
}
