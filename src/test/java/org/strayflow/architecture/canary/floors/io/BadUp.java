package org.strayflow.architecture.canary.floors.io;

import org.strayflow.architecture.canary.floors.detect.FineDetector;

/** Looks up, and only at an array. */
public final class BadUp {
    public static FineDetector[] use(FineDetector[] what) {
        return what;
    }
}
