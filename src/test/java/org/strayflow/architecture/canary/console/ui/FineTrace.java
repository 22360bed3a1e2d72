package org.strayflow.architecture.canary.console.ui;

/** Writes a stack trace where it is asked to. */
public final class FineTrace {
    public static void say(Exception e, java.io.PrintWriter details) {
        e.printStackTrace(details);
    }
}
