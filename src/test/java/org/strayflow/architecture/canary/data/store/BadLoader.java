package org.strayflow.architecture.canary.data.store;

/** Loads a class that a file names. */
public final class BadLoader {
    public static Class<?> type(ClassLoader loader, String name) throws ClassNotFoundException {
        return loader.loadClass(name);
    }
}
