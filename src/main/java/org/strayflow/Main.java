package org.strayflow;

import java.util.Optional;

/** Starts Strayflow. Not a JavaFX {@code Application}, so that the class path needs no modules. */
public final class Main {
    private Main() {}

    /** The entry point. */
    public static void main(String[] args) {
        Optional<String> missing = Display.ofThisMachine().missingForWindow();
        missing.ifPresent(System.err::println);
    }
}
