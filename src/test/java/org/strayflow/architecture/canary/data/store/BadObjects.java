package org.strayflow.architecture.canary.data.store;

import java.io.ObjectInputStream;

/** Deserializes. */
public final class BadObjects {
    public static ObjectInputStream use(ObjectInputStream what) {
        return what;
    }
}
