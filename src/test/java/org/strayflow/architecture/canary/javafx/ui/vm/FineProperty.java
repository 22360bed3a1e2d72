package org.strayflow.architecture.canary.javafx.ui.vm;

import javafx.beans.property.DoubleProperty;

/** May. */
public final class FineProperty {
    public static DoubleProperty use(DoubleProperty what) {
        return what;
    }
}
