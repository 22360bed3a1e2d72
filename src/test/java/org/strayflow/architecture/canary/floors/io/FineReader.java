package org.strayflow.architecture.canary.floors.io;

import org.strayflow.architecture.canary.floors.flow.FineFlow;

/** Looks down. */
public final class FineReader {
    public static FineFlow use(FineFlow what) {
        return what;
    }
}
