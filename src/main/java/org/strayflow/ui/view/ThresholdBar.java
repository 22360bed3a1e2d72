package org.strayflow.ui.view;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.strayflow.ui.vm.Formats;
import org.strayflow.ui.vm.ThresholdViewModel;

/** The threshold as a slider and as a number. */
final class ThresholdBar extends HBox {
    private final ThresholdViewModel model;
    private final TextField field = new TextField();
    private final Tooltip exact = new Tooltip();

    ThresholdBar(ThresholdViewModel model) {
        super(8);
        this.model = model;
        setAlignment(Pos.CENTER_LEFT);
        Label caption = new Label("Threshold");
        caption.setMinWidth(Region.USE_PREF_SIZE);
        Slider slider = new Slider(0, 1, 1);
        slider.setId("threshold-slider");
        slider.setBlockIncrement(ThresholdViewModel.FINE);
        slider.valueProperty().bindBidirectional(model.thresholdProperty());
        slider.valueChangingProperty()
                .subscribe(changing -> model.adjustingProperty().set(changing));
        slider.setTooltip(
                new Tooltip("Flows with at least this score are flagged. Arrow keys: 0.001, with Shift 0.01"));
        slider.setAccessibleText("Threshold");
        HBox.setHgrow(slider, Priority.ALWAYS);
        field.setId("threshold-field");
        field.setTooltip(exact);
        field.setPrefColumnCount(7);
        field.setMinWidth(Region.USE_PREF_SIZE);
        field.setAccessibleText("Threshold as a number from 0 to 1");
        field.setOnAction(event -> commit());
        field.focusedProperty().subscribe(focused -> {
            if (!focused) {
                commit();
            }
        });
        model.thresholdProperty().subscribe(value -> show());
        caption.setLabelFor(field);
        getChildren().addAll(caption, slider, field);
    }

    private void show() {
        double value = model.thresholdProperty().get();
        field.setText(Formats.ratio(value));
        exact.setText("Exactly " + value + ". Type a number from 0 to 1");
    }

    /** Takes what was typed; what is no number from 0 to 1 gives way to the threshold as it is. */
    private void commit() {
        String typed = field.getText().strip().replace(',', '.');
        if (typed.equals(Formats.ratio(model.thresholdProperty().get()))) {
            return;
        }
        try {
            double value = Double.parseDouble(typed);
            if (value >= 0 && value <= 1) {
                model.thresholdProperty().set(value);
            }
        } catch (NumberFormatException e) {
            // The old number comes back below.
        }
        show();
    }
}
