package org.strayflow.ui.view;

import javafx.scene.Node;
import javafx.scene.control.Tab;

/**
 * A tab that takes its content when it is first selected. A tab pane lays out every content it has, also those that nobody sees; a
 * wide table costs more than a frame.
 */
final class LazyTab {
    private LazyTab() {}

    /** A tab with a title. */
    static Tab of(String title, Node content) {
        return fill(new Tab(title), content);
    }

    /** Lets a tab have its content later. */
    static Tab fill(Tab tab, Node content) {
        tab.selectedProperty().subscribe(selected -> {
            if (selected && tab.getContent() == null) {
                tab.setContent(content);
            }
        });
        return tab;
    }
}
