package org.strayflow.ui.view;

import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.strayflow.ui.vm.FollowViewModel;
import org.strayflow.ui.vm.FollowedFlow;

/** What made the selected flow stand out, and all its values. */
final class FollowDetails extends BorderPane {
    private final Label empty = new Label("Select a flow in the table to see what made it stand out.");
    private final Label heading = new Label();
    private final Label reasons = new Label();
    private final VBox head = new VBox(4, heading, reasons);
    private final TableView<FollowedFlow.Value> values = new TableView<>();

    FollowDetails(FollowViewModel model) {
        setId("follow-details");
        getStyleClass().add("sf-pane");
        setMinWidth(200);
        empty.getStyleClass().add("sf-caption");
        empty.setWrapText(true);
        heading.getStyleClass().add("sf-strong");
        for (Label label : List.of(heading, reasons)) {
            label.setWrapText(true);
            label.setMinHeight(Region.USE_PREF_SIZE);
        }
        reasons.setId("follow-reasons");
        values.setId("follow-values");
        values.getStyleClass().addAll("sf-table", "dense");
        values.getColumns()
                .addAll(List.of(
                        Columns.of("follow-column", "Column", "As in the log", 160, FollowedFlow.Value::column),
                        Columns.of("follow-value", "Value", "As in the log", 160, FollowedFlow.Value::text)));
        model.selectedProperty().subscribe(this::show);
    }

    private void show(@Nullable FollowedFlow flow) {
        if (flow == null) {
            setTop(null);
            setCenter(empty);
            BorderPane.setAlignment(empty, Pos.TOP_LEFT);
            return;
        }
        heading.setText(flow.score() + (flow.kind().isEmpty() ? "" : " · " + flow.kind()) + " · " + flow.place());
        reasons.setText(
                flow.reasons().isEmpty()
                        ? "No feature by itself made it more unusual."
                        : String.join("\n", flow.reasons()));
        values.getItems().setAll(flow.values());
        setTop(head);
        setCenter(values);
        BorderPane.setMargin(values, new Insets(8, 0, 0, 0));
    }
}
