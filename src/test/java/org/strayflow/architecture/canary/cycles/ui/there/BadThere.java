package org.strayflow.architecture.canary.cycles.ui.there;

import org.strayflow.architecture.canary.cycles.ui.here.BadHere;

/** The other half. */
public final class BadThere {
    public static String name() {
        return "there";
    }

    public static String both() {
        return BadHere.name();
    }
}
