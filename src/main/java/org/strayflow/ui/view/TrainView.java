package org.strayflow.ui.view;

import atlantafx.base.controls.ToggleSwitch;
import java.util.List;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.strayflow.detect.DetectorSpec;
import org.strayflow.detect.Parameter;
import org.strayflow.ui.vm.Action;
import org.strayflow.ui.vm.Actions;
import org.strayflow.ui.vm.RunsViewModel;
import org.strayflow.ui.vm.TrainViewModel;

/** The Train room: the detector and its settings on the left, the features and the runs on the right. */
public final class TrainView extends BorderPane {
    private final TrainViewModel model;
    private final GridPane form = new GridPane(12, 8);
    private final VBox advice = new VBox();
    private final ToggleGroup rows = new ToggleGroup();
    private int line;

    /** A room over its view-model. */
    public TrainView(TrainViewModel model, RunsViewModel runs, Actions actions) {
        this.model = model;
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
        TabPane tabs = new TabPane(features, kept);
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        setCenter(tabs);
        model.settings().addListener((ListChangeListener<TrainViewModel.Setting>) change -> build());
        model.preparation().settings().addListener((ListChangeListener<TrainViewModel.Setting>) change -> build());
        model.captureProperty().subscribe(capture -> build());
        model.chosenRows().subscribe(this::selectRows);
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

    private void build() {
        form.getChildren().clear();
        line = 0;
        row("Detector", detectors(), "");
        rows(model.settings());
        row("Train on", trainOn(), "What is unlike these rows scores high.");
        row("Seed", seed(), "The same seed gives the same split and the same model.");
        Label title = new Label("How features are made");
        title.getStyleClass().add("sf-strong");
        form.add(title, 0, line++, 2, 1);
        rows(model.preparation().settings());
    }

    private void rows(List<TrainViewModel.Setting> settings) {
        for (TrainViewModel.Setting setting : settings) {
            row(
                    setting.parameter().title(),
                    editor(setting),
                    setting.parameter().help());
        }
    }

    private void row(String title, Node editor, String help) {
        Label label = new Label(title);
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.setLabelFor(editor);
        form.add(label, 0, line);
        form.add(editor, 1, line++);
        if (!help.isEmpty()) {
            Label explained = new Label(help);
            explained.getStyleClass().add("sf-caption");
            explained.setWrapText(true);
            form.add(explained, 1, line++);
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

    private static Node editor(TrainViewModel.Setting setting) {
        return switch (setting.parameter().kind()) {
            case YES_NO -> toggle(setting);
            case INTEGER, NUMBER -> number(setting);
            case CHOICE -> choice(setting);
        };
    }

    private static Node toggle(TrainViewModel.Setting setting) {
        ToggleSwitch toggle = new ToggleSwitch();
        toggle.setId("set-" + setting.parameter().key());
        setting.text().subscribe(text -> toggle.setSelected(Boolean.parseBoolean(text)));
        toggle.selectedProperty().subscribe(on -> setting.text().set(Boolean.toString(on)));
        return toggle;
    }

    private static Node choice(TrainViewModel.Setting setting) {
        ComboBox<String> box = new ComboBox<>();
        box.setId("set-" + setting.parameter().key());
        box.getItems().setAll(setting.parameter().options());
        box.valueProperty().bindBidirectional(setting.text());
        return box;
    }

    private static Node number(TrainViewModel.Setting setting) {
        Parameter parameter = setting.parameter();
        TextField field = field("set-" + parameter.key());
        field.textProperty().bindBidirectional(setting.text());
        field.setPromptText(parameter.value());
        return field;
    }

    private Node seed() {
        TextField field = field("seed");
        field.textProperty().bindBidirectional(model.seedProperty());
        return field;
    }

    private static TextField field(String id) {
        TextField field = new TextField();
        field.setId(id);
        field.setPrefColumnCount(8);
        field.setMaxWidth(Region.USE_PREF_SIZE);
        return field;
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
