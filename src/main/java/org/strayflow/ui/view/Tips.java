package org.strayflow.ui.view;

import javafx.scene.control.Tooltip;

/** Tooltips of one look. */
final class Tips {
    private Tips() {}

    static Tooltip of(String text) {
        Tooltip tip = new Tooltip(text);
        tip.setWrapText(true);
        return tip;
    }
}
