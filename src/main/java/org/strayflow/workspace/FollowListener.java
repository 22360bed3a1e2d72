package org.strayflow.workspace;

import java.util.List;
import org.strayflow.io.LogEvent;
import org.strayflow.io.Reject;

/**
 * Is told what happens while a log is followed, on the thread of the job. What it was told of counts as done: when the program ends and
 * goes on later, it is not told again, unless the program broke down before it could write down how far it was.
 */
public interface FollowListener {
    /** Flows that are flagged, in the order of the log; at least one. */
    void flagged(List<FlaggedFlow> flows);

    /**
     * Records that could not be read.
     *
     * @param count how many
     * @param first the first of them
     */
    void rejected(long count, List<Reject> first);

    /** What has become of the file. */
    void event(LogEvent event);

    /** How far it is, after everything else was told of it. */
    void counts(FollowCounts counts);
}
