package org.strayflow.architecture.canary.console.io;

/** Prints a stack trace. */
public final class BadTrace {
    public static void say(Exception e) {
        e.printStackTrace();
    }
}
