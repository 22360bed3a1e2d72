package org.strayflow.architecture.canary.console.io;

/** Ends the program later. */
public final class BadReference {
    public static java.util.function.IntConsumer end() {
        return System::exit;
    }
}
