package org.strayflow.ui.view;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
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
import org.strayflow.task.Problem;
import org.strayflow.ui.vm.Evading;
import org.strayflow.ui.vm.Formats;
import org.strayflow.ui.vm.ThresholdViewModel;

/** How many flagged attacks of each kind would pass if their senders bent them: asked for by a button, for it takes a while. */
final class EvasionPane extends BorderPane {
    private static final String NOT_YET =
            "Not checked yet. Flagged attacks are bent in what their sender controls: larger packets,"
                    + " more packets, longer gaps. The share that then falls below the threshold is shown for each kind.";

    private final Evading model;
    private final Button start = new Button("Check", Icons.of("mdmz-play_arrow"));
    private final AskedBar top;
    private final TableView<KindEvasion> kinds = new TableView<>();
    private final TableView<Evading.Passed> flows = new TableView<>();
    private final List<Node> contents = List.of(kinds, flows, limits());
    private final Pills pills = new Pills(List.of(
            new Pills.Pill("evasion-by-kind", "Kinds", "The share of each kind that passes"),
            new Pills.Pill("evasion-by-flow", "Flows", "The flows that pass, and what was done to them"),
            new Pills.Pill("evasion-limits", "Limits", "What this check does not tell")));

    EvasionPane(ThresholdViewModel room) {
        this.model = room.evading();
        start.setId("evasion-start");
        start.setTooltip(Tips.of("Bends the attacks that are flagged at the threshold as it stands"));
        start.setOnAction(event -> room.checkEvasion());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        start.setMinWidth(Region.USE_PREF_SIZE);
        HBox asking = new HBox(8, pills, space, start);
        asking.setFillHeight(false);
        top = new AskedBar("evasion", asking, "Stop; what was found before stays", model::cancel);
        setTop(top);
        prepare();
        pills.setOnChoose(this::showChosen);
        showChosen();
        top.follow(model.runningProperty(), this::showFound);
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

    private void showFound() {
        EvasionCheck check = model.checkProperty().get();
        top.sumUp(model.summary());
        kinds.getColumns().setAll(kindColumns());
        kinds.getItems().setAll(check == null ? List.of() : check.kinds());
        flows.getItems().setAll(model.passed());
        kinds.setPlaceholder(reason(top.isRunning() ? "Bending flagged flows …" : NOT_YET));
        flows.setPlaceholder(reason(
                top.isRunning()
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
