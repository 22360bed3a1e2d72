package org.strayflow.architecture.canary.chartfx.ui.view;

import io.fair_acc.chartfx.XYChart;

/** Knows ChartFX outside of ui.chart. */
public final class BadChart {
    public static XYChart use(XYChart what) {
        return what;
    }
}
