package org.strayflow.ui.view;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.animation.AnimationTimer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.strayflow.probe.EvasionCheck;
import org.strayflow.probe.KindEvasion;
import org.strayflow.task.JobFeedback;
import org.strayflow.task.Problem;
import org.strayflow.ui.vm.Evading;
import org.strayflow.ui.vm.Formats;
import org.strayflow.ui.vm.JobStatus;
import org.strayflow.ui.vm.ThresholdViewModel;

/** How many flagged attacks of each kind would pass if their senders bent them: asked for by a button, for it takes a while. */
final class EvasionPane extends BorderPane {
    private static final String NOT_YET =
            "Not checked yet. Flagged attacks are bent in what their sender controls: larger packets,"
                    + " more packets, longer gaps. The share that then falls below the threshold is shown for each kind.";

    private final Evading model;
    private final Button start = new Button("Check", Icons.of("mdmz-play_arrow"));
    private final Button cancel = new Button("Cancel", Icons.of("mdal-close"));
    private final ProgressBar bar = new ProgressBar();
    private final Label numbers = new Label();
    private final Label summary = new Label();
    private final VBox top = new VBox(4);
    private final HBox working = new HBox(8, bar, numbers, cancel);
    private final HBox asking;
    private final TableView<KindEvasion> kinds = new TableView<>();
    private final TableView<Evading.Passed> flows = new TableView<>();
    private final List<Node> contents = List.of(kinds, flows, limits());
    private final Pills pills = new Pills(List.of(
            new Pills.Pill("evasion-by-kind", "Kinds", "The share of each kind that passes"),
            new Pills.Pill("evasion-by-flow", "Flows", "The flows that pass, and what was done to them"),
            new Pills.Pill("evasion-limits", "Limits", "What this check does not tell")));
    private @Nullable JobFeedback running;
    private final AnimationTimer poll = new AnimationTimer() {
        @Override
        public void handle(long now) {
            showProgress();
        }
    };

    EvasionPane(ThresholdViewModel room) {
        this.model = room.evading();
        start.setId("evasion-start");
        start.setTooltip(Tips.of("Bends the attacks that are flagged at the threshold as it stands"));
        start.setOnAction(event -> room.checkEvasion());
        cancel.setId("evasion-cancel");
        cancel.setTooltip(Tips.of("Stop; what was found before stays"));
        cancel.setOnAction(event -> model.cancel());
        summary.setId("evasion-summary");
        summary.getStyleClass().add("sf-caption");
        summary.setWrapText(true);
        summary.setMinHeight(Region.USE_PREF_SIZE);
        bar.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(bar, Priority.ALWAYS);
        for (Region region : new Region[] {start, cancel, numbers}) {
            region.setMinWidth(Region.USE_PREF_SIZE);
        }
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        asking = new HBox(8, pills, space, start);
        asking.setAlignment(Pos.CENTER_LEFT);
        asking.setFillHeight(false);
        working.setAlignment(Pos.CENTER_LEFT);
        top.getStyleClass().add("sf-tab-bar");
        setTop(top);
        prepare();
        pills.setOnChoose(this::showChosen);
        showChosen();
        model.runningProperty().subscribe(this::showRunning);
        model.checkProperty().subscribe(check -> showFound());
        model.problemProperty().subscribe(this::showProblem);
    }

    private void prepare() {
        kinds.setId("evasion-kinds");
        flows.setId("evasion-flows");
        for (TableView<?> table : List.of(kinds, flows)) {
            table.getStyleClass().addAll("sf-table", "dense");
        }
        flows.getColumns()
                .addAll(List.of(
                        flow("kind", "Kind", "Its label", 110, Evading.Passed::kind),
                        number(flow("row", "Row", "Place in the capture, from 1", 60, Evading.Passed::row)),
                        number(flow("budget", "Budget", "The smallest that lets it pass", 70, Evading.Passed::budget)),
                        flow("scores", "Score", "Before and after", 140, Evading.Passed::scores),
                        flow(
                                "bend",
                                "What was done",
                                "The columns that changed are in the tooltip",
                                320,
                                Evading.Passed::bend)));
        ColumnFit.fill(kinds);
        ColumnFit.fill(flows);
    }

    private static TableColumn<Evading.Passed, Evading.Passed> flow(
            String id, String title, String tip, double width, Function<Evading.Passed, String> text) {
        return Columns.of("evasion-flow-" + id, title, tip, width, text, Evading.Passed::changes);
    }

    private static <R> TableColumn<R, R> number(TableColumn<R, R> column) {
        column.getStyleClass().add("number");
        return column;
    }

    private List<TableColumn<KindEvasion, KindEvasion>> kindColumns() {
        List<TableColumn<KindEvasion, KindEvasion>> columns = new ArrayList<>();
        columns.add(Columns.of("evasion-kind", "Kind", "Its label", 118, k -> Evading.kind(k.kind()), Evading::uses));
        columns.add(number(Columns.of(
                "evasion-tried",
                "Bent",
                "How many flagged flows of the kind were bent",
                52,
                k -> Formats.count(k.tried()),
                Evading::uses)));
        List<Double> budgets = model.budgets();
        for (int place = 0; place < budgets.size(); place++) {
            int at = place;
            String budget = Evading.budget(budgets.get(place));
            columns.add(number(Columns.of(
                    "evasion-budget-" + place,
                    budget,
                    "The share that passes when packets, bytes and time may each grow by so much of what they are",
                    58,
                    k -> Formats.points(k.share(at)),
                    Evading::uses)));
        }
        return columns;
    }

    private static Node limits() {
        VBox box = new VBox(8);
        box.getStyleClass().add("sf-pane");
        for (String limit : EvasionCheck.LIMITS) {
            Label line = new Label(limit);
            line.setWrapText(true);
            line.setMinHeight(Region.USE_PREF_SIZE);
            box.getChildren().add(line);
        }
        ScrollPane scroll = new ScrollPane(box);
        scroll.setId("evasion-limits-text");
        scroll.setFitToWidth(true);
        return scroll;
    }

    private void showChosen() {
        setCenter(contents.get(pills.chosen()));
    }

    private void showRunning(@Nullable JobFeedback now) {
        running = now;
        top.getChildren().setAll(now == null ? asking : working, summary);
        if (now == null) {
            poll.stop();
        } else {
            bar.setProgress(-1);
            numbers.setText("");
            poll.start();
        }
        showFound();
    }

    private void showProgress() {
        JobFeedback now = running;
        if (now != null) {
            JobStatus status = JobStatus.of(now.snapshot());
            bar.setProgress(Double.isNaN(status.fraction()) ? -1 : status.fraction());
            numbers.setText(status.numbers());
        }
    }

    private void showFound() {
        EvasionCheck check = model.checkProperty().get();
        summary.setText(model.summary());
        summary.setManaged(!summary.getText().isEmpty());
        kinds.getColumns().setAll(kindColumns());
        kinds.getItems().setAll(check == null ? List.of() : check.kinds());
        flows.getItems().setAll(model.passed());
        kinds.setPlaceholder(reason(running != null ? "Bending flagged flows …" : NOT_YET));
        flows.setPlaceholder(reason(
                running != null
                        ? "Bending flagged flows …"
                        : check == null ? NOT_YET : "None of the bent flows passes."));
    }

    private static Label reason(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().add("sf-placeholder");
        return label;
    }

    private void showProblem(@Nullable Problem problem) {
        setBottom(problem == null ? null : Notice.of(Notice.Kind.WARNING, problem));
    }
}
