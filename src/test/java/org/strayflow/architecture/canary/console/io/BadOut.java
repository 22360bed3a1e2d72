package org.strayflow.architecture.canary.console.io;

/** Prints. */
public final class BadOut {
    public static void say() {
        System.out.println(1);
    }
}
