package org.strayflow.architecture.canary.view.ui.chart;

import org.strayflow.architecture.canary.view.workspace.FineSession;

/** A chart that calls the workspace. */
public final class BadPane {
    public static FineSession use(FineSession what) {
        return what;
    }
}
