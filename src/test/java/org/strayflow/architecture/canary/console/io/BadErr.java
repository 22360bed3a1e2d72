package org.strayflow.architecture.canary.console.io;

/** Hands out the console. */
public final class BadErr {
    public static java.io.PrintStream target() {
        return System.err;
    }
}
