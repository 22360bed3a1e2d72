package org.strayflow.ui.view;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import org.strayflow.task.Feedback;
import org.strayflow.task.Job;
import org.strayflow.task.StrayflowException;
import org.strayflow.ui.vm.FlowColumn;
import org.strayflow.ui.vm.RowOrderList;

/**
 * Lays out and paints flows that nobody sees, so that the first capture does not wait until JavaFX has loaded what a sheet and a table
 * are made of. Nodes that are in no window may be made on any thread; only the painting is asked of the window's.
 */
public final class TableWarmUp {
    private static final int ROWS = 40;
    private static final int COLUMNS = 16;
    private static final int TIMES = 3;
    private static final int CHECK_MILLIS = 50;
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;

    private TableWarmUp() {}

    /**
     * Makes the flows and forgets them; not to be run on the window's thread.
     *
     * @param sheets the style sheets of the window
     * @return a job that gives how many rows were laid out
     */
    public static Job<Integer> job(List<String> sheets) {
        return feedback -> {
            for (int time = 0; time < TIMES; time++) {
                paint(layOut(sheets, sheet()), feedback);
            }
            layOut(sheets, table());
            return ROWS;
        };
    }

    private static Node sheet() {
        RowOrderList rows = new RowOrderList();
        FlowSheet sheet = new FlowSheet(rows);
        sheet.setFlowColumns(columns());
        rows.setOrder(IntStream.range(0, ROWS).toArray(), ROWS);
        return sheet;
    }

    private static Node table() {
        RowOrderList rows = new RowOrderList();
        FlowTableView table = new FlowTableView(rows);
        rows.setOrder(IntStream.range(0, ROWS).toArray(), ROWS);
        table.setFlowColumns(columns());
        return table;
    }

    private static List<FlowColumn> columns() {
        return IntStream.range(0, COLUMNS)
                .mapToObj(i -> FlowColumn.number(
                        "column:" + i, "Column " + i, 12, row -> Integer.toString(row), row -> Integer.toString(row)))
                .toList();
    }

    private static Scene layOut(List<String> sheets, Node flows) {
        TabPane tabs = new TabPane(new Tab("First flows", flows));
        Scene scene = new Scene(tabs, WIDTH, HEIGHT);
        scene.getStylesheets().setAll(sheets);
        tabs.applyCss();
        tabs.layout();
        return scene;
    }

    /** Does not wait for a window that is being closed: it may be waiting for this job. */
    private static void paint(Scene scene, Feedback feedback) throws StrayflowException {
        CountDownLatch painted = new CountDownLatch(1);
        Platform.runLater(() -> scene.snapshot(
                result -> {
                    painted.countDown();
                    return null;
                },
                null));
        try {
            do {
                feedback.check();
            } while (!painted.await(CHECK_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
