package org.strayflow.architecture.canary.data.store;

/** Loads a class that a file names. */
public final class BadForName {
    public static Class<?> type(String name) throws ClassNotFoundException {
        return Class.forName(name);
    }
}
