package org.strayflow.architecture.canary.controlsfx.ui.chart;

import org.controlsfx.control.StatusBar;

/** Knows ControlsFX outside of ui.view. */
public final class BadControl {
    public static StatusBar use(StatusBar what) {
        return what;
    }
}
