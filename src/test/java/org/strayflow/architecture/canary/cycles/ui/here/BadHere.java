package org.strayflow.architecture.canary.cycles.ui.here;

import org.strayflow.architecture.canary.cycles.ui.there.BadThere;

/** One half of a cycle. */
public final class BadHere {
    public static String name() {
        return "here" + BadThere.name();
    }
}
