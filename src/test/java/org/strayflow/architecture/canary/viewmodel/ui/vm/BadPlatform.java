package org.strayflow.architecture.canary.viewmodel.ui.vm;

import javafx.application.Platform;

/** A view-model that needs the toolkit. */
public final class BadPlatform {
    public static void later(Runnable what) {
        Platform.runLater(what);
    }
}
