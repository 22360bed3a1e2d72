package org.strayflow.architecture.canary.javafx.workspace;

import javafx.beans.property.DoubleProperty;

/** Knows JavaFX below the window. */
public final class BadProperty {
    public static DoubleProperty use(DoubleProperty what) {
        return what;
    }
}
