package org.strayflow.architecture.canary.cycles.ui.aside;

import org.strayflow.architecture.canary.cycles.ui.here.BadHere;

/** Knows a package that does not know this one. */
public final class FineNeighbour {
    public static Class<?> type() {
        return BadHere.class;
    }
}
