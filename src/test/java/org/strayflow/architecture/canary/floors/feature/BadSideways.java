package org.strayflow.architecture.canary.floors.feature;

import org.strayflow.architecture.canary.floors.io.FineReader;

/** Looks into the next room. */
public final class BadSideways {
    public static FineReader use(FineReader what) {
        return what;
    }
}
