package org.strayflow.ui.view;

import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.cell.CheckBoxListCell;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;
import org.strayflow.ui.vm.SplitViewModel;

/** The lines of the Train room's form that say how labelled rows are divided. */
final class SplitForm {
    private static final double ROW_HEIGHT = 28;
    private static final int MOST_ROWS = 6;

    private final SplitViewModel model;

    SplitForm(SplitViewModel model) {
        this.model = model;
    }

    /** Adds them. */
    void addTo(FormGrid form) {
        form.row("Split", ways(), new ReadOnlyStringWrapper(chosen().help()));
        if (model.asksForKinds()) {
            form.row("Held-out kinds", list("split-kinds", model.kinds()), "");
        }
        if (model.asksForFiles()) {
            form.row("Test files", list("split-files", model.files()), "");
        }
        form.row("Training share", share("train-share", model.trainShareProperty()), "");
        form.row(
                "Validation share",
                share("validation-share", model.validationShareProperty()),
                "The threshold is tuned on these rows; those left are the test.");
    }

    private SplitViewModel.Way chosen() {
        return model.ways().stream()
                .filter(way -> way.word().equals(model.wayProperty().get()))
                .findFirst()
                .orElseThrow();
    }

    private Node ways() {
        ComboBox<SplitViewModel.Way> box = new ComboBox<>();
        box.setId("split");
        box.getItems().setAll(model.ways());
        box.setConverter(new WayText());
        box.setValue(chosen());
        box.valueProperty().addListener((p, old, way) -> model.wayProperty().set(way.word()));
        return box;
    }

    private static Node list(String id, ObservableList<SplitViewModel.Choice> choices) {
        ListView<SplitViewModel.Choice> list = new ListView<>(choices);
        list.setId(id);
        list.setFixedCellSize(ROW_HEIGHT);
        list.setPrefHeight(ROW_HEIGHT * Math.clamp(choices.size(), 1, MOST_ROWS) + 2);
        list.setCellFactory(CheckBoxListCell.forListView(SplitViewModel.Choice::chosen, new ChoiceText()));
        list.setPlaceholder(new Label("No attack is labelled."));
        return list;
    }

    private static Node share(String id, StringProperty percent) {
        HBox line = new HBox(8, SettingEditors.field(id, percent, 3), new Label("% of the rows"));
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    /** Shows a way; nothing is typed. */
    private static final class WayText extends StringConverter<SplitViewModel.Way> {
        @Override
        public String toString(SplitViewModel.Way way) {
            return way == null ? "" : way.title();
        }

        @Override
        public SplitViewModel.Way fromString(String text) {
            throw new UnsupportedOperationException(text);
        }
    }

    /** Shows a choice; nothing is typed. */
    private static final class ChoiceText extends StringConverter<SplitViewModel.Choice> {
        @Override
        public String toString(SplitViewModel.Choice choice) {
            return choice.text();
        }

        @Override
        public SplitViewModel.Choice fromString(String text) {
            throw new UnsupportedOperationException(text);
        }
    }
}
