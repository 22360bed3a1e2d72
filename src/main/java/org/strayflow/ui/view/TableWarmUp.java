package org.strayflow.ui.view;

import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.Scene;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import org.strayflow.task.Job;
import org.strayflow.ui.vm.FlowColumn;
import org.strayflow.ui.vm.RowOrderList;

/**
 * Lays out a table of flows that nobody sees, so that the first capture does not wait until JavaFX has loaded what a table is made
 * of. Nodes that are in no window may be made on any thread.
 */
public final class TableWarmUp {
    private static final int ROWS = 40;
    private static final int COLUMNS = 16;
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;

    private TableWarmUp() {}

    /**
     * Makes the table and forgets it; not to be run on the window's thread.
     *
     * @param sheets the style sheets of the window
     * @return a job that gives how many rows were laid out
     */
    public static Job<Integer> job(List<String> sheets) {
        return feedback -> {
            layOut(sheets);
            return ROWS;
        };
    }

    private static void layOut(List<String> sheets) {
        RowOrderList rows = new RowOrderList();
        FlowTableView table = new FlowTableView(rows);
        TabPane tabs = new TabPane(new Tab("First flows", table));
        Scene scene = new Scene(tabs, WIDTH, HEIGHT);
        scene.getStylesheets().setAll(sheets);
        rows.setOrder(IntStream.range(0, ROWS).toArray(), ROWS);
        table.setFlowColumns(IntStream.range(0, COLUMNS)
                .mapToObj(i -> FlowColumn.number(
                        "column:" + i, "Column " + i, 12, row -> Integer.toString(row), row -> Integer.toString(row)))
                .toList());
        tabs.applyCss();
        tabs.layout();
    }
}
