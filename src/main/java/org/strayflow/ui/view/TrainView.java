package org.strayflow.ui.view;

import java.util.List;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.strayflow.detect.DetectorSpec;
import org.strayflow.ui.vm.Action;
import org.strayflow.ui.vm.Actions;
import org.strayflow.ui.vm.RunsViewModel;
import org.strayflow.ui.vm.Setting;
import org.strayflow.ui.vm.TrainViewModel;

/** The Train room: the detector and its settings on the left, the features and the runs on the right. */
public final class TrainView extends BorderPane {
    private final TrainViewModel model;
    private final SplitForm split;
    private final FormGrid form = new FormGrid();
    private final VBox advice = new VBox();
    private final ToggleGroup rows = new ToggleGroup();
    private boolean waits;

    /** A room over its view-model. */
    public TrainView(TrainViewModel model, RunsViewModel runs, Actions actions) {
        this.model = model;
        this.split = new SplitForm(model.split());
        getStyleClass().add("sf-room");
        Label title = new Label("Train a detector");
        title.getStyleClass().add("sf-room-title");
        VBox settings = new VBox(12, title, form);
        settings.getStyleClass().add("sf-pane");
        ScrollPane scroll = new ScrollPane(settings);
        scroll.setFitToWidth(true);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        VBox below = new VBox(12, advice, buttons(actions));
        below.getStyleClass().add("sf-pane");
        VBox left = new VBox(scroll, below);
        left.setPrefWidth(420);
        left.setMinWidth(320);
        setLeft(left);
        Tab features = new Tab("Features", new FeatureChooser(model));
        Tab kept = LazyTab.of("Runs", new RunsPane(runs));
        kept.setId("tab-runs");
        Tab learning = new Tab("Learning", new LearningPane(model.learning()));
        learning.setId("tab-learning");
        TabPane tabs = new TabPane(features, learning, kept);
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        setCenter(tabs);
        model.settings().addListener((ListChangeListener<Setting>) change -> build());
        model.preparation().settings().addListener((ListChangeListener<Setting>) change -> build());
        model.split().wayProperty().addListener((p, old, now) -> build());
        model.captureProperty().subscribe(capture -> build());
        model.chosenRows().subscribe(this::selectRows);
        model.learning().learningProperty().subscribe(shown -> {
            if (model.learning().runningProperty().get() && shown.losses().length > 0) {
                tabs.getSelectionModel().select(learning);
            }
        });
        model.adviceProperty().subscribe(problem -> advice.getChildren()
                .setAll(problem == null ? List.of() : List.of(Notice.of(Notice.Kind.WARNING, problem))));
    }

    private Node buttons(Actions actions) {
        Action train = actions.get("train.start");
        Node start = ActionNodes.button(train);
        start.lookupAll(".button").forEach(button -> button.getStyleClass().add("accent"));
        Button reset = new Button("Usual settings");
        reset.getStyleClass().add("flat");
        reset.setOnAction(event -> model.resetSettings());
        Label why = new Label();
        why.getStyleClass().add("sf-caption");
        why.setWrapText(true);
        why.textProperty().bind(train.blocked());
        HBox bar = new HBox(8, start, reset);
        bar.setAlignment(Pos.CENTER_LEFT);
        return new VBox(8, bar, why);
    }

    /** Makes the form's lines anew; who had the focus keeps it. Not under a list that is open, which would close at its first arrow key. */
    private void build() {
        Node focused = getScene() == null ? null : getScene().getFocusOwner();
        if (focused instanceof ComboBoxBase<?> list && list.isShowing()) {
            if (!waits) {
                waits = true;
                list.showingProperty().subscribe(this::closed);
            }
            return;
        }
        String id = focused == null ? null : focused.getId();
        form.clear();
        form.row("Detector", detectors(), "");
        SettingEditors.rows(form, model.settings());
        form.heading("Rows to train and test on");
        if (!model.needsLabels()) {
            form.row("Train on", trainOn(), "What is unlike these rows scores high.");
        }
        split.addTo(form);
        form.row(
                "Seed",
                SettingEditors.field("seed", model.seedProperty(), 8),
                "The same seed gives the same split and the same model.");
        form.heading("How features are made");
        SettingEditors.rows(form, model.preparation().settings());
        if (id != null) {
            form.getChildren().stream().filter(node -> id.equals(node.getId())).forEach(Node::requestFocus);
        }
    }

    private void closed(boolean showing) {
        if (waits && !showing) {
            waits = false;
            build();
        }
    }

    private Node detectors() {
        ComboBox<DetectorSpec> box = new ComboBox<>(FXCollections.observableArrayList(model.detectors()));
        box.setId("detector");
        box.setCellFactory(list -> new DetectorCell());
        box.setButtonCell(new DetectorCell());
        box.setValue(model.detectorProperty().get());
        box.valueProperty().subscribe(spec -> {
            if (spec != null) {
                model.detectorProperty().set(spec);
            }
        });
        return box;
    }

    private Node trainOn() {
        VBox choices = new VBox(4);
        rows.getToggles().clear();
        for (TrainViewModel.RowsChoice choice : model.rowsChoices()) {
            RadioButton button = new RadioButton(choice.title());
            button.setId("train-on-" + choice.word());
            button.setUserData(choice.word());
            button.setToggleGroup(rows);
            button.setDisable(!choice.blocked().isEmpty());
            button.setOnAction(event -> model.chooseRows(choice.word()));
            choices.getChildren().add(ActionNodes.explained(button, new ReadOnlyStringWrapper(choice.blocked())));
        }
        selectRows(model.chosenRows().getValue());
        return choices;
    }

    private void selectRows(String word) {
        rows.getToggles().stream()
                .filter(toggle -> word.equals(toggle.getUserData()))
                .forEach(rows::selectToggle);
    }

    private static final class DetectorCell extends ListCell<DetectorSpec> {
        @Override
        protected void updateItem(@Nullable DetectorSpec spec, boolean empty) {
            super.updateItem(spec, empty);
            setText(spec == null ? "" : spec.title());
        }
    }
}
