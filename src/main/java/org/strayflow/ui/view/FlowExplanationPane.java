package org.strayflow.ui.view;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.strayflow.ui.vm.ExplainedFlow;
import org.strayflow.ui.vm.Explaining;

/** What made the selected flow stand out: its features against what is usual, and the flows most like it. */
final class FlowExplanationPane extends BorderPane {
    private final Label heading = new Label();
    private final Label empty = new Label("Select a flow in the table to see what made it stand out.");
    private final FlowFeaturesTable features = new FlowFeaturesTable();
    private final NearestFlowsTable nearest = new NearestFlowsTable();
    private final HBox bar;
    private final Pills pills = new Pills(List.of(
            new Pills.Pill("flow-features", "Features", "What each feature adds to the score, and what is usual"),
            new Pills.Pill(
                    "flow-nearest", "Nearest", "The flows most like it that the detector knows, and what differs")));
    private final Explaining explaining;

    FlowExplanationPane(Explaining explaining) {
        this.explaining = explaining;
        setId("flow-explanation");
        heading.setId("flow-heading");
        heading.setWrapText(true);
        heading.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(heading, Priority.ALWAYS);
        empty.getStyleClass().add("sf-caption");
        empty.setWrapText(true);
        bar = new HBox(8, heading);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("sf-tab-bar");
        VBox.setVgrow(features, Priority.ALWAYS);
        pills.setMinWidth(Region.USE_PREF_SIZE);
        pills.setOnChoose(this::showChosen);
        explaining.flowProperty().subscribe(this::show);
    }

    private void show(@Nullable ExplainedFlow flow) {
        if (flow == null) {
            setTop(null);
            setCenter(empty);
            return;
        }
        heading.setText(String.join("\n", flow.headings()));
        features.show(flow);
        nearest.show(flow);
        if (flow.nearest().isEmpty()) {
            bar.getChildren().setAll(heading);
        } else if (!bar.getChildren().contains(pills)) {
            bar.getChildren().add(pills);
        }
        setTop(bar);
        showChosen();
    }

    private void showChosen() {
        ExplainedFlow flow = explaining.flowProperty().get();
        boolean compared = flow != null && !flow.nearest().isEmpty() && pills.chosen() == 1;
        setCenter(compared ? nearest : features);
    }
}
