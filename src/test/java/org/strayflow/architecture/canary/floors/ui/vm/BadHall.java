package org.strayflow.architecture.canary.floors.ui.vm;

import org.strayflow.architecture.canary.floors.FineMain;

/** Nobody knows the hall. */
public final class BadHall {
    public static FineMain use(FineMain what) {
        return what;
    }
}
