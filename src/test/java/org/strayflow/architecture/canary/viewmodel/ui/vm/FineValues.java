package org.strayflow.architecture.canary.viewmodel.ui.vm;

import javafx.beans.property.DoubleProperty;

/** May. */
public final class FineValues {
    public static DoubleProperty use(DoubleProperty what) {
        return what;
    }
}
