package org.strayflow.ui.view;

import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.strayflow.io.Preview;
import org.strayflow.ui.vm.FlowColumn;
import org.strayflow.ui.vm.Formats;
import org.strayflow.ui.vm.OpeningViewModel;
import org.strayflow.ui.vm.WorkbenchViewModel;

/** Files that are being opened: what they seem to be, their first flows, and how the analyst wants them read. */
final class OpeningView extends BorderPane {
    private final WorkbenchViewModel workbench;
    private final OpeningViewModel model;
    private final Label title = new Label();
    private final Label facts = new Label();
    private final VBox doubts = new VBox(4);
    private final Button read = new Button("Read", Icons.of("mdmz-play_arrow"));
    private final Button change = new Button("Change how it is read…");
    private final Button close = new Button("Close");
    private final Tab columnsTab = new Tab("Columns");
    private final Tab rowsTab = new Tab("First flows");
    private final TabPane tabs = new TabPane(rowsTab, columnsTab);

    OpeningView(WorkbenchViewModel workbench, Theme theme) {
        this.workbench = workbench;
        this.model = workbench.opening();
        setId("opening");
        getStyleClass().add("sf-room");
        setTop(new VBox(header(), doubts));
        doubts.getStyleClass().add("sf-pane");
        FlowSheet rows = new FlowSheet(model.rows());
        rows.setId("first-flows");
        rows.scaleProperty().bind(theme.scaleProperty());
        rows.setPlaceholder("None of the first records is a flow. Change how they are read.");
        model.rowColumns().addListener((ListChangeListener<FlowColumn>) c -> rows.setFlowColumns(model.rowColumns()));
        rowsTab.setContent(rows);
        LazyTab.fill(columnsTab, new ColumnRolesTable(model));
        tabs.setId("opening-tabs");
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        setCenter(tabs);
        ReadingForm form = new ReadingForm(model);
        model.decidingProperty().subscribe(deciding -> {
            setLeft(deciding ? form : null);
            show(read, deciding);
            show(change, !deciding);
            tabs.getSelectionModel().select(deciding ? columnsTab : rowsTab);
        });
        model.previewProperty().subscribe(this::show);
    }

    private Node header() {
        title.getStyleClass().add("sf-room-title");
        facts.getStyleClass().add("sf-caption");
        facts.setWrapText(true);
        read.setId("opening-read");
        read.getStyleClass().add("accent");
        read.setDefaultButton(true);
        read.setOnAction(event -> model.confirm());
        change.setId("opening-change");
        change.setOnAction(event -> workbench.decideHowToRead());
        close.setId("opening-close");
        close.getStyleClass().add("flat");
        close.setTooltip(Tips.of("Open nothing; what was open stays open"));
        close.setOnAction(event -> workbench.closeOpening());
        for (Button button : new Button[] {read, change, close}) {
            button.setMinWidth(Region.USE_PREF_SIZE);
        }
        VBox names = new VBox(4, title, facts);
        HBox.setHgrow(names, Priority.ALWAYS);
        HBox header = new HBox(8, names, read, change, close);
        header.setAlignment(Pos.CENTER_LEFT);
        header.getStyleClass().add("sf-bar");
        return header;
    }

    private void show(@Nullable Preview preview) {
        doubts.getChildren().clear();
        if (preview == null) {
            return;
        }
        String more =
                preview.files() == 1 ? "" : " and " + Formats.counted(preview.files() - 1L, "file", "files") + " more";
        title.setText(preview.file().getFileName() + more);
        title.setTooltip(Tips.of(preview.file().toString()));
        facts.setText(preview.layout().title() + " · "
                + Formats.counted(preview.columns().size(), "column", "columns") + " · "
                + ReadingForm.separatorName(preview.dialect()) + " · "
                + preview.encoding().title() + " · "
                + (preview.header() ? "with a header" : "without a header") + " · " + Formats.bytes(preview.bytes()));
        rowsTab.setText("First flows (" + Formats.count(preview.rows().rows()) + ")");
        columnsTab.setText("Columns (" + Formats.count(preview.columns().size()) + ")");
        preview.doubts().forEach(doubt -> doubts.getChildren().add(Notice.of(Notice.Kind.WARNING, doubt)));
        long rejected = preview.rejects().count();
        if (rejected > 0) {
            doubts.getChildren()
                    .add(new Notice(
                            Notice.Kind.WARNING,
                            Formats.counted(rejected, "record", "records")
                                    + " of the first ones cannot be read, the first because: "
                                    + preview.rejects().kept().getFirst().reason() + "."));
        }
    }

    private static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }
}
