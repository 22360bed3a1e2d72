package org.strayflow.architecture.canary.chartfx.ui.chart;

import io.fair_acc.chartfx.XYChart;

/** May. */
public final class FineChart {
    public static XYChart use(XYChart what) {
        return what;
    }
}
