package org.strayflow.ui.view;

import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.strayflow.eval.Partition;
import org.strayflow.task.Problem;
import org.strayflow.ui.vm.Actions;
import org.strayflow.ui.vm.FlagRate;
import org.strayflow.ui.vm.Formats;
import org.strayflow.ui.vm.GoalKind;
import org.strayflow.ui.vm.ThresholdViewModel;

/** How the threshold is chosen and which rows the numbers come from. */
final class GoalBar extends VBox {
    private static final double NARROW = 110;

    private final ThresholdViewModel model;
    private final ComboBox<GoalKind> goals = new ComboBox<>();
    private final TextField number = new TextField();
    private final Label unit = new Label();
    private final ComboBox<Partition> partitions = new ComboBox<>();
    private final Label looks = new Label();
    private boolean showing;

    GoalBar(ThresholdViewModel model, Actions actions) {
        this.model = model;
        getStyleClass().add("sf-bar");
        Label goal = caption("Goal");
        Label rows = caption("Rows");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        setUpGoals();
        setUpNumber();
        setUpPartitions();
        setUpLooks();
        goal.setLabelFor(goals);
        rows.setLabelFor(partitions);
        Node save = ActionNodes.button(actions.get("model.save"));
        Node export = ActionNodes.button(actions.get("flows.export"));
        HBox bar = new HBox(8, goal, goals, number, unit, space, rows, partitions, looks, save, export);
        bar.setAlignment(Pos.CENTER_LEFT);
        // In a narrow window the goal's name is cut rather than the bar.
        goals.setMinWidth(NARROW);
        for (Region region : new Region[] {number, unit, partitions, (Region) save, (Region) export}) {
            region.setMinWidth(Region.USE_PREF_SIZE);
        }
        getChildren().add(bar);
        model.goalProblemProperty().subscribe(this::showProblem);
        model.flagRateProperty().subscribe(this::showRate);
    }

    private static Label caption(String text) {
        Label label = new Label(text);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private void setUpGoals() {
        goals.setId("goal");
        goals.setItems(FXCollections.observableArrayList(GoalKind.values()));
        goals.setCellFactory(list -> new GoalCell(model));
        goals.setButtonCell(new GoalCell(null));
        goals.setVisibleRowCount(GoalKind.values().length);
        goals.valueProperty().subscribe(kind -> {
            if (!showing && kind != null && kind != model.goalKindProperty().get()) {
                model.chooseGoal(kind);
            }
        });
        model.goalKindProperty().subscribe(this::showGoal);
    }

    private void setUpNumber() {
        number.setId("goal-number");
        number.setPrefColumnCount(4);
        number.setAccessibleText("The goal's number");
        number.setOnAction(event -> commitNumber());
        number.focusedProperty().subscribe(focused -> {
            if (!focused) {
                commitNumber();
            }
        });
        model.goalNumberProperty().subscribe(value -> showNumber());
    }

    private void setUpPartitions() {
        partitions.setId("partition");
        partitions.setCellFactory(list -> new PartitionCell());
        partitions.setButtonCell(new PartitionCell());
        partitions.setAccessibleText("Which rows the numbers come from");
        model.analysisProperty().subscribe(analysis -> {
            showing = true;
            partitions.getItems().setAll(model.partitions());
            partitions.setValue(model.partitionProperty().get());
            showing = false;
        });
        model.partitionProperty().subscribe(partition -> {
            showing = true;
            partitions.setValue(partition);
            showing = false;
        });
        partitions.valueProperty().subscribe(partition -> {
            if (!showing && partition != null) {
                model.partitionProperty().set(partition);
            }
        });
    }

    private void setUpLooks() {
        looks.setId("looks");
        looks.getStyleClass().add("sf-caption");
        looks.setMinWidth(Region.USE_PREF_SIZE);
        looks.setTooltip(new Tooltip("So often the numbers of these test rows have been looked at.\n"
                + "Whoever chooses settings by them tunes on them, and they flatter a little more every time."));
        looks.textProperty()
                .bind(Bindings.createStringBinding(this::looksText, model.looksProperty(), model.partitionProperty()));
        looks.managedProperty().bind(looks.textProperty().isNotEmpty());
    }

    private String looksText() {
        int times = model.looksProperty().get();
        boolean test = model.partitionProperty().get() == Partition.TEST;
        return test && times > 0 ? "look " + Formats.count(times) : "";
    }

    private void showGoal(GoalKind kind) {
        showing = true;
        goals.setValue(kind);
        showing = false;
        boolean takesNumber = kind.amount() != GoalKind.Amount.NONE;
        number.setVisible(takesNumber);
        number.setManaged(takesNumber);
        unit.setVisible(takesNumber);
        unit.setManaged(takesNumber);
        unit.setText(
                switch (kind.amount()) {
                    case PERCENT -> "%";
                    case ALARMS -> "alarms";
                    case FACTOR -> "";
                    case COUNT, NONE -> "flows";
                });
        showNumber();
    }

    private void showNumber() {
        number.setText(Formats.significant(model.goalNumberProperty().get(), 7).replace(",", ""));
    }

    private void commitNumber() {
        try {
            model.goalNumberProperty()
                    .set(Double.parseDouble(number.getText().strip().replace(',', '.')));
        } catch (NumberFormatException e) {
            showNumber();
        }
    }

    private void showProblem(@Nullable Problem problem) {
        getChildren().removeIf(node -> "goal-problem".equals(node.getId()));
        if (problem != null) {
            Notice notice = Notice.of(Notice.Kind.WARNING, problem);
            notice.setId("goal-problem");
            getChildren().add(notice);
        }
    }

    /** On another capture than the model's own: what it flags there beside what was to be expected. */
    private void showRate(@Nullable FlagRate rate) {
        getChildren().removeIf(node -> "flag-rate".equals(node.getId()));
        if (rate == null) {
            return;
        }
        Notice notice = new Notice(rate.isFar() ? Notice.Kind.WARNING : Notice.Kind.INFO, rate.text());
        notice.setId("flag-rate");
        Tooltip.install(notice, Tips.of(rate.meaning()));
        Button recalibrate = new Button("Recalibrate by quantile");
        recalibrate.setId("recalibrate");
        recalibrate.setMinWidth(Region.USE_PREF_SIZE);
        recalibrate.setTooltip(Tips.of(
                "Moves the threshold to where " + Formats.percent(rate.expected()) + " of these flows are flagged"));
        recalibrate.setOnAction(event -> model.recalibrate());
        notice.addChoice(recalibrate);
        notice.setOnDismiss(() -> getChildren().remove(notice));
        getChildren().add(notice);
    }

    /** A goal; one that is not possible is greyed and says why. */
    private static final class GoalCell extends ListCell<GoalKind> {
        private final @Nullable ThresholdViewModel model;

        GoalCell(@Nullable ThresholdViewModel model) {
            this.model = model;
        }

        @Override
        protected void updateItem(@Nullable GoalKind kind, boolean empty) {
            super.updateItem(kind, empty);
            String blocked = kind == null || model == null ? "" : model.goalBlocked(kind);
            setText(kind == null ? "" : blocked.isEmpty() ? kind.title() : kind.title() + " (needs labels)");
            setDisable(!blocked.isEmpty());
        }
    }

    private static final class PartitionCell extends ListCell<Partition> {
        @Override
        protected void updateItem(@Nullable Partition partition, boolean empty) {
            super.updateItem(partition, empty);
            setText(partition == null ? "" : partition.title());
        }
    }
}
