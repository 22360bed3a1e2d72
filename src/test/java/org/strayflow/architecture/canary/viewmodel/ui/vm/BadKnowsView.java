package org.strayflow.architecture.canary.viewmodel.ui.vm;

import org.strayflow.architecture.canary.viewmodel.ui.view.FineView;

/** A view-model that knows its view. */
public final class BadKnowsView {
    public static FineView use(FineView what) {
        return what;
    }
}
