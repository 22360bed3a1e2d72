package org.strayflow.io;

import java.util.ArrayList;
import java.util.List;

/** Counts rejects and keeps the first {@value RejectLog#KEPT}. */
final class RejectCollector {
    private final List<Reject> kept = new ArrayList<>();
    private long count;

    /** Whether one more would be kept. */
    boolean hasRoom() {
        return kept.size() < RejectLog.KEPT;
    }

    /** Adds one; the caller makes it only when there is room. */
    void add(Reject reject) {
        count++;
        if (hasRoom()) {
            kept.add(reject);
        }
    }

    /** Counts rejects that are not kept. */
    void addUnkept(long more) {
        count += more;
    }

    /** How many there are. */
    long count() {
        return count;
    }

    /** The first ones. */
    List<Reject> kept() {
        return kept;
    }

    /** All of them as a log. */
    RejectLog log() {
        return new RejectLog(count, kept);
    }
}
