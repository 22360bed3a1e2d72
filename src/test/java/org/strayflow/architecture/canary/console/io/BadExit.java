package org.strayflow.architecture.canary.console.io;

/** Ends the program. */
public final class BadExit {
    public static void end() {
        System.exit(1);
    }
}
