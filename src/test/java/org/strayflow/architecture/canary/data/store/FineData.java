package org.strayflow.architecture.canary.data.store;

import java.io.DataInputStream;

/** Reads numbers. */
public final class FineData {
    public static DataInputStream use(DataInputStream what) {
        return what;
    }
}
