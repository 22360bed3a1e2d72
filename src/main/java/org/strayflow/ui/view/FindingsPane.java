package org.strayflow.ui.view;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.strayflow.feature.Finding;

/** What the data check found, the gravest first. */
final class FindingsPane extends ScrollPane {
    private final VBox list = new VBox(8);

    FindingsPane(ObservableValue<@Nullable List<Finding>> findings) {
        setId("findings");
        setFitToWidth(true);
        list.getStyleClass().add("sf-pane");
        setContent(list);
        findings.subscribe(this::show);
    }

    private void show(@Nullable List<Finding> findings) {
        list.getChildren().clear();
        if (findings == null) {
            list.getChildren().add(new Label("Checking the data …"));
        } else if (findings.isEmpty()) {
            list.getChildren().add(new Label("Nothing to point out."));
        } else {
            findings.forEach(finding -> list.getChildren().add(node(finding)));
        }
    }

    private static Notice node(Finding finding) {
        Notice.Kind kind =
                switch (finding.severity()) {
                    case INFO, ADVICE -> Notice.Kind.INFO;
                    case WARNING -> Notice.Kind.WARNING;
                };
        return new Notice(kind, finding.title() + ". " + finding.detail());
    }
}
