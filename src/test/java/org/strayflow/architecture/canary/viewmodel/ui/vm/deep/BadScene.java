package org.strayflow.architecture.canary.viewmodel.ui.vm.deep;

import javafx.scene.Node;

/** A view-model with a node. */
public final class BadScene {
    public static Node use(Node what) {
        return what;
    }
}
