package org.strayflow.architecture.canary.floors;

import org.strayflow.architecture.canary.floors.detect.FineDetector;

/** The hall knows everybody. */
public final class FineMain {
    public static FineDetector use(FineDetector what) {
        return what;
    }
}
