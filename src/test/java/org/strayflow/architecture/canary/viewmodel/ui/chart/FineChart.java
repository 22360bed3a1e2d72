package org.strayflow.architecture.canary.viewmodel.ui.chart;

import javafx.scene.Node;

/** May. */
public final class FineChart {
    public static Node use(Node what) {
        return what;
    }
}
