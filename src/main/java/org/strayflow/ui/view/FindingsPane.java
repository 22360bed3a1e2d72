package org.strayflow.ui.view;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.strayflow.feature.Finding;
import org.strayflow.feature.Fix;
import org.strayflow.ui.vm.WorkbenchViewModel;

/** What the data check found, the gravest first, each with what can be done about it. */
final class FindingsPane extends ScrollPane {
    private final WorkbenchViewModel workbench;
    private final VBox list = new VBox(8);

    FindingsPane(WorkbenchViewModel workbench) {
        this.workbench = workbench;
        setId("findings");
        setFitToWidth(true);
        list.getStyleClass().add("sf-pane");
        setContent(list);
        workbench.data().findingsProperty().subscribe(this::show);
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

    private Notice node(Finding finding) {
        Notice.Kind kind =
                switch (finding.severity()) {
                    case INFO, ADVICE -> Notice.Kind.INFO;
                    case WARNING -> Notice.Kind.WARNING;
                };
        Notice notice = new Notice(kind, finding.title() + ". " + finding.detail() + examples(finding));
        Fix fix = finding.fix();
        if (fix != null) {
            notice.addChoice(button(finding, fix));
        }
        return notice;
    }

    /** Unless the details have named them. */
    private static String examples(Finding finding) {
        List<String> examples = finding.examples();
        return examples.isEmpty() || finding.detail().contains(examples.getFirst())
                ? ""
                : "\nFor example: " + String.join("; ", examples) + ".";
    }

    /** Pressed while the fix is taken. */
    private Node button(Finding finding, Fix fix) {
        ToggleButton button = new ToggleButton(fix.title());
        button.setId("fix-" + finding.code());
        button.setMinWidth(Region.USE_PREF_SIZE);
        switch (fix) {
            case Fix.LeaveOut out -> {
                button.setTooltip(
                        Tips.of("Before training. The capture stays as it is; press again to leave the fix."));
                button.setSelected(workbench.trainRoom().fixes().contains(finding));
                button.setOnAction(event -> workbench.trainRoom().setFixed(finding, button.isSelected()));
            }
            case Fix.CountAsOneKind one -> {
                button.setTooltip(Tips.of("Pressed, they are one kind in every count; press again to keep them apart."
                        + " Exports keep the original texts. What was trained or scored before is put away."));
                button.setSelected(one.taken());
                button.setOnAction(event -> workbench.keepKindsApart(!button.isSelected()));
            }
        }
        return button;
    }
}
