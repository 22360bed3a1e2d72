package org.strayflow.architecture.canary.tribuo.detect;

import org.tribuo.math.la.DenseVector;

/** May. */
public final class FineTribuo {
    public static DenseVector use(DenseVector what) {
        return what;
    }
}
