package org.strayflow.architecture.canary.console.cli;

/** May. */
public final class FinePrinter {
    public static void say() {
        System.err.println(1);
        System.exit(0);
    }
}
