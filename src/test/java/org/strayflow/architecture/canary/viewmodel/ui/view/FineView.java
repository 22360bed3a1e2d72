package org.strayflow.architecture.canary.viewmodel.ui.view;

import javafx.scene.Node;

/** May. */
public final class FineView {
    public static Node use(Node what) {
        return what;
    }
}
