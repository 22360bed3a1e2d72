package org.strayflow.architecture.canary.view.ui.vm;

import org.strayflow.architecture.canary.view.workspace.FineSession;

/** May. */
public final class FineViewModel {
    public static FineSession use(FineSession what) {
        return what;
    }
}
