package org.strayflow.architecture.canary.view.ui.view;

import org.strayflow.architecture.canary.view.workspace.FineSession;

/** A view that calls the workspace. */
public final class BadView {
    public static FineSession use(FineSession what) {
        return what;
    }
}
