package org.strayflow.architecture.canary.controlsfx.ui.view;

import org.controlsfx.control.StatusBar;

/** May. */
public final class FineControl {
    public static StatusBar use(StatusBar what) {
        return what;
    }
}
