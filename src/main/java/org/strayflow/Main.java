package org.strayflow;

import java.util.Optional;
import org.strayflow.workspace.UserFolders;

/** Starts Strayflow. Not a JavaFX {@code Application}, so that the class path needs no modules. */
public final class Main {
    private Main() {}

    /** The entry point. */
    public static void main(String[] args) {
        Logs.to(UserFolders.ofUser().data());
        Optional<String> missing = Display.ofThisMachine().missingForWindow();
        missing.ifPresent(System.err::println);
    }
}
