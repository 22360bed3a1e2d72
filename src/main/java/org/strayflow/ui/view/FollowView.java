package org.strayflow.ui.view;

import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.strayflow.task.JobFeedback;
import org.strayflow.task.Problem;
import org.strayflow.ui.vm.Actions;
import org.strayflow.ui.vm.FollowViewModel;

/** The Follow room: how far a growing log is scored, its newest flagged flows, and what made the selected one stand out. */
public final class FollowView extends BorderPane {
    private static final double TABLE = 0.7;
    private static final double HALF = 0.5;
    private static final double NARROW = 1000;

    private final FollowViewModel model;
    private final Button stop = new Button("Stop");
    private final Button again = new Button("Follow again");
    private final Button close = new Button("Close");
    private final VBox problems = new VBox();

    /** A room over its view-model. */
    public FollowView(FollowViewModel model, Actions actions) {
        this.model = model;
        getStyleClass().add("sf-room");
        setId("follow-room");
        VBox head = new VBox(4, title(actions), metrics(), note(), problems);
        head.getStyleClass().add("sf-pane");
        FollowTable table = new FollowTable(model);
        SplitPane parts = new SplitPane(table, new FollowDetails(model));
        parts.orientationProperty()
                .subscribe(way -> parts.setDividerPositions(way == Orientation.VERTICAL ? HALF : TABLE));
        // Beside each other they would show half of either.
        parts.orientationProperty()
                .bind(widthProperty()
                        .map(width -> width.doubleValue() < NARROW ? Orientation.VERTICAL : Orientation.HORIZONTAL));
        setTop(head);
        setCenter(parts);
        model.runningProperty().subscribe(this::showRunning);
        model.problemProperty().subscribe(this::showProblem);
    }

    private Node title(Actions actions) {
        Label title = new Label();
        title.setId("follow-title");
        title.getStyleClass().add("sf-strong");
        title.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> (model.runningProperty().get() == null ? "No longer following " : "Following ")
                                + model.titleProperty().get(),
                        model.runningProperty(),
                        model.titleProperty()));
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        stop.setId("follow-stop");
        stop.setOnAction(event -> model.stop());
        again.setId("follow-again");
        again.setOnAction(event -> model.again());
        close.setId("follow-close");
        close.setOnAction(event -> model.close());
        for (Button button : new Button[] {stop, again, close}) {
            button.setMinWidth(Region.USE_PREF_SIZE);
        }
        HBox bar = new HBox(8, title, ActionNodes.button(actions.get("data.follow")), stop, again, close);
        bar.setAlignment(Pos.CENTER_LEFT);
        return bar;
    }

    private MetricStrip metrics() {
        MetricStrip strip = new MetricStrip();
        strip.add("flows", "000,000,000", model.rowsProperty(), tip("scored so far"));
        strip.add("flagged", "00,000,000", model.flaggedProperty(), tip("of them, at the threshold or above"));
        strip.add("not read", "000,000", model.rejectedProperty(), tip("records that could not be read"));
        strip.add("threshold", "0.0000", model.limitProperty(), tip("as it stood when the log was first looked at"));
        return strip;
    }

    private static ObservableValue<String> tip(String text) {
        return new ReadOnlyObjectWrapper<>(text);
    }

    private Label note() {
        Label note = new Label();
        note.setId("follow-note");
        note.getStyleClass().add("sf-caption");
        note.setWrapText(true);
        note.textProperty().bind(model.noteProperty());
        return note;
    }

    private void showRunning(@Nullable JobFeedback running) {
        boolean runs = running != null;
        stop.setVisible(runs);
        stop.setManaged(runs);
        again.setVisible(!runs);
        again.setManaged(!runs);
    }

    private void showProblem(@Nullable Problem problem) {
        problems.getChildren().clear();
        if (problem != null) {
            problems.getChildren().add(Notice.of(Notice.Kind.ERROR, problem));
        }
    }
}
