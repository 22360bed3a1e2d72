package org.strayflow.architecture.canary.console;

/** Sits beside Main. */
public final class BadHelper {
    public static void say() {
        System.err.println(1);
    }
}
