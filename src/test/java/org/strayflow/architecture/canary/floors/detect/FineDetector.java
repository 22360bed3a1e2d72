package org.strayflow.architecture.canary.floors.detect;

import org.strayflow.architecture.canary.floors.io.FineReader;

/** Looks down. */
public final class FineDetector {
    public static FineReader use(FineReader what) {
        return what;
    }
}
