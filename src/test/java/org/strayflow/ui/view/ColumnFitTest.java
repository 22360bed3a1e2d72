package org.strayflow.ui.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;
import org.strayflow.ui.FxTest;
import org.strayflow.ui.FxWindow;

/** What is done where a window is wider or narrower than its parts want. */
class ColumnFitTest extends FxTest {
    private static final double WANTED = 120;

    private static TableView<String> table() {
        TableView<String> table = new TableView<>();
        for (String name : List.of("one", "two", "three")) {
            TableColumn<String, String> column = Columns.bare(name, name, name, WANTED);
            table.getColumns().add(column);
        }
        ColumnFit.fill(table);
        return table;
    }

    private static List<Double> widths(TableView<String> table) {
        return FxWindow.onFx(
                () -> table.getColumns().stream().map(TableColumn::getWidth).toList());
    }

    @Test
    void columnsShareTheRoomOfAWideTableAndScrollInANarrowOne() {
        TableView<String> table = FxWindow.make(ColumnFitTest::table);
        FxWindow window = show(() -> new BorderPane(table), 900, 300);
        window.settle();
        assertThat(widths(table)).hasSize(3).allMatch(width -> width > 280 && width < 300);
        FxWindow.doFx(() -> table.getColumns().getLast().setVisible(false));
        window.settle();
        assertThat(widths(table).getFirst()).isBetween(420.0, 450.0);
        FxWindow.doFx(() -> {
            table.getColumns().getLast().setVisible(true);
            table.setMaxWidth(200);
        });
        window.settle();
        assertThat(widths(table)).containsOnly(WANTED);
    }

    @Test
    void columnsGrowWithTheType() {
        TableView<String> table = FxWindow.make(ColumnFitTest::table);
        FxWindow window = show(() -> new BorderPane(table), 300, 300);
        FxWindow.doFx(() -> ((Label) table.getColumns().getFirst().getGraphic())
                .setStyle("-fx-font-size: " + 2 * Theme.TEXT_PIXELS + "px;"));
        window.settle();
        assertThat(widths(table)).containsOnly(2 * WANTED);
    }

    @Test
    void aHeaderPutsItsControlsBelowItsWordsWhereThereIsNoRoomBeside() {
        Label words = FxWindow.make(() -> new Label("20,000 flows of an office, 85 columns, 0 records rejected"));
        FlowPane controls =
                FxWindow.make(() -> new FlowPane(12, 8, new Button("How it was read…"), new Button("Train")));
        RoomHeader header = FxWindow.make(() -> {
            words.setWrapText(true);
            return new RoomHeader(new VBox(words), words, controls);
        });
        BorderPane room = FxWindow.make(BorderPane::new);
        FxWindow window = show(
                () -> {
                    room.setTop(header);
                    return room;
                },
                900,
                300);
        window.settle();
        assertThat(FxWindow.onFx(controls::getLayoutX)).isGreaterThan(600);
        FxWindow.doFx(() -> header.setMaxWidth(300));
        window.settle();
        assertThat(FxWindow.onFx(controls::getLayoutX)).isZero();
        assertThat(FxWindow.onFx(controls::getLayoutY)).isGreaterThanOrEqualTo(FxWindow.onFx(() -> words.getHeight()));
    }
}
