package org.strayflow.ui.view;

import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.strayflow.flow.Column;
import org.strayflow.flow.Role;
import org.strayflow.io.Capture;
import org.strayflow.io.SourceFile;
import org.strayflow.ui.vm.Actions;
import org.strayflow.ui.vm.DataViewModel;
import org.strayflow.ui.vm.FlowColumn;
import org.strayflow.ui.vm.Formats;
import org.strayflow.ui.vm.Room;
import org.strayflow.ui.vm.WorkbenchViewModel;

/** The Data room: what was opened, its kinds of flows, columns, rows, findings and rejects. */
public final class DataView extends BorderPane {
    private final WorkbenchViewModel workbench;
    private final DataViewModel model;
    private final Label title = new Label();
    private final Label facts = new Label();
    private final ComboBox<String> labelColumn = new ComboBox<>();
    private final FlowTableView preview;
    private final Tab rejects = new Tab("Rejects");
    private final Tab rows = new Tab("Rows");
    private final Tab findings = new Tab("Findings");
    private boolean showing;

    /** A room over its view-model. */
    public DataView(WorkbenchViewModel workbench, Actions actions, Theme theme) {
        this.workbench = workbench;
        this.model = workbench.data();
        this.preview = new FlowTableView(model.preview());
        theme.scaleProperty().subscribe(scale -> preview.setTypeScale(scale.doubleValue()));
        getStyleClass().add("sf-room");
        title.getStyleClass().add("sf-room-title");
        facts.getStyleClass().add("sf-caption");
        facts.setWrapText(true);
        setTop(header(actions));
        SplitPane split = new SplitPane(new KindsPane(workbench), tabs(theme));
        split.setDividerPositions(0.28);
        setCenter(split);
        model.captureProperty().subscribe(this::show);
        model.previewColumns().addListener((ListChangeListener<FlowColumn>) change -> showColumns());
        model.rejects().addListener((ListChangeListener<Object>) change -> showRejectCount());
        model.findingsProperty()
                .subscribe(found -> findings.setText(
                        found == null ? "Findings …" : "Findings (" + Formats.count(found.size()) + ")"));
    }

    private Node header(Actions actions) {
        labelColumn.setId("label-column");
        labelColumn.valueProperty().subscribe(name -> {
            if (!showing && name != null) {
                workbench.chooseLabelColumn(name);
            }
        });
        Label caption = new Label("Label column");
        caption.setLabelFor(labelColumn);
        caption.setMinWidth(Region.USE_PREF_SIZE);
        labelColumn.setPrefWidth(150);
        Node train = ActionNodes.button(actions.get("room.train"));
        VBox names = new VBox(4, title, facts);
        Button otherwise = new Button("How it was read…");
        otherwise.setId("read-otherwise");
        otherwise.setMinWidth(Region.USE_PREF_SIZE);
        otherwise.setOnAction(event -> workbench.readOtherwise());
        FlowPane controls = new FlowPane(12, 8, otherwise, caption, labelColumn, train);
        controls.setAlignment(Pos.CENTER_LEFT);
        RoomHeader header = new RoomHeader(names, facts, controls);
        header.getStyleClass().add("sf-bar");
        ((Region) train).setMinWidth(Region.USE_PREF_SIZE);
        return header;
    }

    private Node tabs(Theme theme) {
        preview.setId("preview");
        preview.setTableMenuButtonVisible(false);
        preview.setSortPolicy(table -> false);
        preview.setPlaceholder(new Label("The file has a header but no flows."));
        Tab overview = new Tab("Overview", new OverviewPane(workbench.overview(), theme));
        workbench
                .overview()
                .watchedProperty()
                .bind(overview.selectedProperty().and(workbench.roomProperty().isEqualTo(Room.DATA)));
        LazyTab.fill(findings, new FindingsPane(workbench));
        LazyTab.fill(rejects, new RejectsPane(model, workbench));
        TabPane tabs = new TabPane(
                overview,
                LazyTab.of("Columns", new ColumnsTable(model.columns())),
                LazyTab.fill(rows, preview),
                findings,
                rejects);
        tabs.setId("data-tabs");
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        model.preview().addListener((ListChangeListener<Integer>) change -> showRowCount());
        BorderPane below = new BorderPane(tabs);
        below.setTop(new NarrowingBar(workbench.overview().narrowing()));
        return below;
    }

    private void showRowCount() {
        boolean narrowed = workbench.overview().narrowing().rowsProperty().get() != null;
        rows.setText(narrowed ? "Rows (" + Formats.count(model.preview().size()) + ")" : "Rows");
    }

    private void show(@Nullable Capture capture) {
        if (capture == null) {
            return;
        }
        title.setText(capture.title());
        long bytes = capture.files().stream()
                .mapToLong(file -> file.fingerprint().bytes())
                .sum();
        facts.setText(capture.layout().title() + " · "
                + Formats.counted(capture.table().rows(), "flow", "flows") + " · "
                + Formats.counted(capture.table().width(), "column", "columns") + " · "
                + Formats.counted(capture.rejects().count(), "record", "records") + " rejected · "
                + Formats.counted(capture.files().size(), "file", "files") + ", " + Formats.bytes(bytes));
        title.setTooltip(Tips.of(String.join("\n", paths(capture))));
        showing = true;
        labelColumn
                .getItems()
                .setAll(capture.table().columns().stream().map(Column::name).toList());
        labelColumn.setValue(
                capture.table().namesOf(Role.LABEL).stream().findFirst().orElse(null));
        showing = false;
    }

    private static List<String> paths(Capture capture) {
        return capture.files().stream()
                .map(SourceFile::path)
                .map(Object::toString)
                .toList();
    }

    private void showColumns() {
        preview.setFlowColumns(model.previewColumns());
        preview.getColumns().forEach(column -> column.setSortable(false));
    }

    private void showRejectCount() {
        Capture capture = model.captureProperty().get();
        rejects.setText("Rejects ("
                + Formats.count(capture == null ? 0 : capture.rejects().count()) + ")");
    }
}
