package org.strayflow.architecture.canary.viewmodel.ui.vm;

import org.strayflow.architecture.canary.viewmodel.ui.chart.FineChart;

/** A view-model that knows a chart. */
public final class BadKnowsChart {
    public static FineChart use(FineChart what) {
        return what;
    }
}
