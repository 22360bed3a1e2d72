package org.strayflow.ui.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import org.strayflow.ui.vm.FlowColumn;
import org.strayflow.ui.vm.RowOrderList;
import org.strayflow.ui.vm.RowSort;
import org.strayflow.ui.vm.RowsAsCsv;

/**
 * A virtual table of flows over a {@link RowOrderList}: cells are asked for only while they are seen. It never sorts: a click on a
 * header raises a {@link RowSort}, and whoever makes the order sets it on the list. Ctrl+C copies the selected rows as CSV.
 */
public final class FlowTableView extends TableView<Integer> {
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    /** A larger selection than this is given up when the rows change, so that a drag stays fluid. */
    private static final int MOST_RESTORED = 5_000;

    /** Width of a usual character at scale 1. */
    private static final double CHAR_PIXELS = 8;

    private static final double MIN_WIDTH = 48;

    /** Height of a row at scale 1. Only rows of one fixed height leave out the cells of columns that are not in sight. */
    private static final double ROW_PIXELS = 24;

    private final RowOrderList rows;
    private final ReadOnlyObjectWrapper<int[]> selectedRows = new ReadOnlyObjectWrapper<>(new int[0]);
    private Consumer<RowSort> onSort = sort -> {};
    private @Nullable RowSort shownSort;
    private List<FlowColumn> flowColumns = List.of();
    /** Places and ids that the analyst selected, shown now or not. */
    private int[] wanted = {};

    private int[] wantedRows = {};
    private int version;
    private double charWidth = CHAR_PIXELS;
    private boolean settingSort;
    private boolean restoring;

    /** A table without columns yet. */
    public FlowTableView(RowOrderList rows) {
        this.rows = rows;
        getStyleClass().addAll("sf-table", "dense");
        setItems(rows);
        setFixedCellSize(ROW_PIXELS);
        setTableMenuButtonVisible(true);
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        // The order belongs to whoever made it: tell of the wish and leave the rows alone.
        setSortPolicy(table -> {
            raiseSort();
            return true;
        });
        getSelectionModel().getSelectedIndices().addListener((ListChangeListener<Integer>) c -> selectionChanged());
        rows.addListener((ListChangeListener<Integer>) change -> restoreSelection());
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (COPY.match(event)) {
                copySelection();
                event.consume();
            }
        });
    }

    /** The ids of the selected rows, in the order shown. */
    public ReadOnlyObjectProperty<int[]> selectedRowsProperty() {
        return selectedRows.getReadOnlyProperty();
    }

    /** Is told how the analyst wants the rows sorted. Every further click on the same header turns the direction round. */
    public void setOnSortRequest(Consumer<RowSort> handler) {
        onSort = handler;
    }

    /** Shows other columns. */
    public void setFlowColumns(List<FlowColumn> columns) {
        flowColumns = List.copyOf(columns);
        // A sort that goes away with its column is nobody's wish.
        settingSort = true;
        try {
            getColumns().setAll(columns.stream().map(this::column).toList());
        } finally {
            settingSort = false;
        }
    }

    /** Makes every column wider or narrower with the type, see {@link Theme#scaleProperty()}. */
    public void setTypeScale(double scale) {
        double wider = scale * CHAR_PIXELS / charWidth;
        charWidth = scale * CHAR_PIXELS;
        setFixedCellSize(Math.ceil(scale * ROW_PIXELS));
        getColumns().forEach(column -> column.setPrefWidth(column.getWidth() * wider));
    }

    /** Marks the header by which the rows are sorted, without asking for it again. */
    public void showSort(@Nullable RowSort sort) {
        shownSort = sort;
        if (!getSortOrder().isEmpty() && headerSort().equals(sort)) {
            return;
        }
        settingSort = true;
        try {
            getSortOrder().clear();
            for (TableColumn<Integer, ?> column : getColumns()) {
                if (sort != null && column.getId().equals(sort.columnId())) {
                    column.setSortType(
                            sort.ascending() ? TableColumn.SortType.ASCENDING : TableColumn.SortType.DESCENDING);
                    getSortOrder().add(column);
                }
            }
        } finally {
            settingSort = false;
        }
    }

    private void raiseSort() {
        if (settingSort) {
            return;
        }
        RowSort last = shownSort;
        if (!getSortOrder().isEmpty()) {
            ask(headerSort());
        } else if (last != null) {
            // A third click takes JavaFX's sort away; the rows have an order all the same, so it turns round once more.
            // Later, because
            // the sort order is just being changed.
            RowSort turned = new RowSort(last.columnId(), !last.ascending());
            Platform.runLater(() -> {
                showSort(turned);
                ask(turned);
            });
        }
    }

    private void ask(RowSort sort) {
        shownSort = sort;
        onSort.accept(sort);
    }

    private RowSort headerSort() {
        TableColumn<Integer, ?> first = getSortOrder().getFirst();
        return new RowSort(first.getId(), first.getSortType() == TableColumn.SortType.ASCENDING);
    }

    private TableColumn<Integer, Integer> column(FlowColumn flowColumn) {
        TableColumn<Integer, Integer> column = new TableColumn<>(flowColumn.title());
        column.setId(flowColumn.id());
        column.setReorderable(true);
        column.setPrefWidth(flowColumn.chars() * charWidth + 24);
        column.setMinWidth(MIN_WIDTH);
        column.getStyleClass().add(flowColumn.kind().name().toLowerCase(Locale.ROOT));
        column.setCellValueFactory(features -> new ReadOnlyObjectWrapper<>(features.getValue()));
        column.setCellFactory(any -> new FlowCell(flowColumn));
        return column;
    }

    private void selectionChanged() {
        // While the rows change the table moves its selection about; that is not the analyst's doing.
        if (!rows.isChanging() && !restoring) {
            wanted = getSelectionModel().getSelectedIndices().stream()
                    .filter(place -> place >= 0 && place < rows.size())
                    .mapToInt(Integer::intValue)
                    .toArray();
            wantedRows = Arrays.stream(wanted).map(rows::rowAt).toArray();
            selectedRows.set(wantedRows);
        }
    }

    /** Selects again what the analyst selected, where it is still among the rows. */
    private void restoreSelection() {
        if (rows.version() != version) {
            version = rows.version();
            wanted = rows.placesOf(wantedRows);
            wantedRows = Arrays.stream(wanted).map(rows::orderAt).toArray();
        }
        int[] places = wanted.length > MOST_RESTORED
                ? new int[0]
                : Arrays.stream(wanted).filter(place -> place < rows.size()).toArray();
        if (places.length > 0 || !getSelectionModel().isEmpty()) {
            reselect(places);
        }
        int[] selected = Arrays.stream(places).map(rows::rowAt).toArray();
        if (!Arrays.equals(selected, selectedRows.get())) {
            selectedRows.set(selected);
        }
    }

    private void reselect(int[] places) {
        restoring = true;
        try {
            getSelectionModel().clearSelection();
            if (places.length > 0) {
                getSelectionModel().selectIndices(places[0], Arrays.copyOfRange(places, 1, places.length));
            }
        } finally {
            restoring = false;
        }
    }

    /** Puts the selected rows on the clipboard as CSV with a header, in the order and with the columns shown. */
    public void copySelection() {
        int[] ids = selectedRows.get();
        if (ids.length == 0) {
            return;
        }
        ClipboardContent content = new ClipboardContent();
        content.putString(RowsAsCsv.of(shownColumns(), ids));
        Clipboard.getSystemClipboard().setContent(content);
    }

    private List<FlowColumn> shownColumns() {
        List<FlowColumn> shown = new ArrayList<>();
        for (TableColumn<Integer, ?> column : getVisibleLeafColumns()) {
            flowColumns.stream().filter(c -> c.id().equals(column.getId())).forEach(shown::add);
        }
        return shown;
    }
}
