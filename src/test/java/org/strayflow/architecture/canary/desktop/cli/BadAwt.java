package org.strayflow.architecture.canary.desktop.cli;

import java.awt.Color;

/** Knows AWT. */
public final class BadAwt {
    public static Color use(Color what) {
        return what;
    }
}
