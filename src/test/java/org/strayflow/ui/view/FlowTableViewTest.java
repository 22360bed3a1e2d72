package org.strayflow.ui.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.strayflow.ui.FxTest;
import org.strayflow.ui.FxWindow;
import org.strayflow.ui.vm.FlowColumn;
import org.strayflow.ui.vm.RowOrderList;
import org.strayflow.ui.vm.RowSort;

class FlowTableViewTest extends FxTest {
    private static final int MANY = 1_000_000;

    private final RowOrderList rows = new RowOrderList();
    private final AtomicInteger asked = new AtomicInteger();
    private FlowTableView table;
    private FxWindow window;

    @BeforeEach
    void open() {
        table = FxWindow.make(() -> new FlowTableView(rows));
        window = show(() -> new StackPane(table), 700, 400);
        FxWindow.doFx(() -> {
            table.setFlowColumns(List.of(
                    FlowColumn.number("score", "Score", 8, row -> "s" + asked.incrementAndGet(), row -> "0." + row),
                    FlowColumn.of("host", "Host", FlowColumn.Kind.ADDRESS, 15, row -> "10.0.0." + row)));
            rows.setOrder(IntStream.range(0, MANY).map(i -> MANY - 1 - i).toArray(), 500_000);
        });
        window.settle();
    }

    private void select(int... places) {
        FxWindow.doFx(() -> {
            table.getSelectionModel().clearSelection();
            for (int place : places) {
                table.getSelectionModel().select(place);
            }
        });
        window.settle();
    }

    private void setCount(int count) {
        FxWindow.doFx(() -> rows.setCount(count));
        window.settle();
    }

    @Test
    void onlyCellsInSightAreAskedFor() {
        assertThat(asked.get()).isBetween(5, 500);
    }

    @Test
    void aClickOnAHeaderAsksForASortAndLeavesTheRowsAlone() {
        List<RowSort> wishes = new ArrayList<>();
        FxWindow.doFx(() -> table.setOnSortRequest(wishes::add));
        Node header = FxWindow.onFx(() -> table.lookup(".column-header.number"));
        window.click(header);
        window.click(header);
        window.click(header);
        assertThat(wishes)
                .containsExactly(new RowSort("score", true), new RowSort("score", false), new RowSort("score", true));
        assertThat(rows.rowAt(0)).isEqualTo(MANY - 1);
    }

    @Test
    void showingASortIsNoWish() {
        List<RowSort> wishes = new ArrayList<>();
        FxWindow.doFx(() -> {
            table.setOnSortRequest(wishes::add);
            table.showSort(new RowSort("host", false));
        });
        window.settle();
        TableColumn<Integer, ?> sorted =
                FxWindow.onFx(() -> table.getSortOrder().getFirst());
        assertThat(sorted.getId()).isEqualTo("host");
        assertThat(sorted.getSortType()).isEqualTo(TableColumn.SortType.DESCENDING);
        assertThat(wishes).isEmpty();
    }

    @Test
    void theSelectionSurvivesAThresholdThatMovesAwayAndBack() {
        select(2, 100);
        assertThat(table.selectedRowsProperty().get()).containsExactly(MANY - 3, MANY - 101);
        setCount(50);
        assertThat(table.selectedRowsProperty().get()).containsExactly(MANY - 3);
        setCount(0);
        assertThat(table.selectedRowsProperty().get()).isEmpty();
        setCount(400);
        assertThat(table.selectedRowsProperty().get()).containsExactly(MANY - 3, MANY - 101);
        assertThat(FxWindow.onFx(() -> List.copyOf(table.getSelectionModel().getSelectedIndices())))
                .containsExactly(2, 100);
    }

    @Test
    void theSelectionFollowsItsRowsIntoAnotherOrder() {
        select(2);
        FxWindow.doFx(() -> rows.setOrder(IntStream.range(MANY - 10, MANY).toArray(), 10));
        window.settle();
        assertThat(table.selectedRowsProperty().get()).containsExactly(MANY - 3);
        assertThat(FxWindow.onFx(() -> table.getSelectionModel().getSelectedIndex()))
                .isEqualTo(7);
        FxWindow.doFx(() -> rows.setOrder(new int[] {1, 2}, 2));
        window.settle();
        assertThat(table.selectedRowsProperty().get()).isEmpty();
    }

    @Test
    void copyPutsTheSelectedRowsOnTheClipboard() {
        select(0, 1);
        FxWindow.doFx(table::requestFocus);
        window.robot().press(KeyCode.CONTROL, KeyCode.C).release(KeyCode.C, KeyCode.CONTROL);
        window.settle();
        String copied = FxWindow.onFx(() -> Clipboard.getSystemClipboard().getString());
        assertThat(copied).isEqualTo("Score,Host\n0.999999,10.0.0.999999\n0.999998,10.0.0.999998\n");
    }

    @Test
    void numbersStandToTheRightAndAddressesAreMonospaced() {
        List<TableCell<?, ?>> numbers = cells(".number");
        List<TableCell<?, ?>> addresses = cells(".address");
        assertThat(numbers).isNotEmpty().allMatch(cell -> cell.getAlignment() == Pos.CENTER_RIGHT);
        assertThat(addresses)
                .isNotEmpty()
                .allMatch(cell -> cell.getFont().getFamily().equals(Fonts.MONOSPACED));
    }

    private List<TableCell<?, ?>> cells(String kind) {
        return FxWindow.onFx(() -> {
            List<TableCell<?, ?>> found = new ArrayList<>();
            for (Node node : table.lookupAll(".table-cell" + kind)) {
                if (node instanceof TableCell<?, ?> cell) {
                    found.add(cell);
                }
            }
            return found;
        });
    }

    @Test
    void columnsGrowWithTheType() {
        double before = FxWindow.onFx(() -> table.getColumns().getFirst().getWidth());
        FxWindow.doFx(() -> table.setTypeScale(2));
        window.settle();
        assertThat(table.getColumns().getFirst().getWidth()).isEqualTo(2 * before);
    }
}
