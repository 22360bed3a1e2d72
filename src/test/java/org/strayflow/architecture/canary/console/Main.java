package org.strayflow.architecture.canary.console;

/** May. */
public final class Main {
    public static void say() {
        System.out.println(SIZE);
    }

    public static final int SIZE = 1;
}
