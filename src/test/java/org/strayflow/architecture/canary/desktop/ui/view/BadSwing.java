package org.strayflow.architecture.canary.desktop.ui.view;

import javax.swing.JPanel;

/** Knows Swing. */
public final class BadSwing {
    public static Class<?> type() {
        return JPanel.class;
    }
}
