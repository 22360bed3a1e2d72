package org.strayflow.architecture.canary.javafx.cli;

import atlantafx.base.theme.PrimerDark;

/** Knows the look of the window beside it. */
public final class BadTheme {
    public static PrimerDark use(PrimerDark what) {
        return what;
    }
}
