package org.strayflow.architecture.canary.tribuo.eval;

import org.tribuo.math.la.DenseVector;

/** Knows Tribuo outside of detect. */
public final class BadTribuo {
    public static DenseVector use(DenseVector what) {
        return what;
    }
}
