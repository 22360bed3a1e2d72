package org.strayflow.architecture.canary.tribuo.eval;

import com.oracle.labs.mlrg.olcut.provenance.Provenance;

/** Knows OLCUT outside of detect. */
public final class BadOlcut {
    public static Provenance use(Provenance what) {
        return what;
    }
}
