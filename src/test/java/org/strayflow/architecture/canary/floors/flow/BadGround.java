package org.strayflow.architecture.canary.floors.flow;

import org.strayflow.architecture.canary.floors.task.FineTask;

/** The two rooms of the ground floor do not know each other. */
public final class BadGround {
    public static FineTask use(FineTask what) {
        return what;
    }
}
