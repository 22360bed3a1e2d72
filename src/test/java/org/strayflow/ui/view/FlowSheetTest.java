package org.strayflow.ui.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.text.Text;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.strayflow.task.Feedback;
import org.strayflow.ui.FxTest;
import org.strayflow.ui.FxWindow;
import org.strayflow.ui.vm.FlowColumn;
import org.strayflow.ui.vm.RowOrderList;

/** Flows to look at: every row and column can be reached, and no cell runs into its neighbour. */
class FlowSheetTest extends FxTest {
    private static final int ROWS = 1_000;
    private static final int COLUMNS = 79;

    private final RowOrderList rows = new RowOrderList();
    private FlowSheet sheet;
    private FxWindow window;

    @BeforeEach
    void open() {
        sheet = FxWindow.make(() -> new FlowSheet(rows));
        window = show(() -> new BorderPane(sheet), 800, 400);
        FxWindow.doFx(() -> {
            sheet.setFlowColumns(IntStream.range(0, COLUMNS)
                    .mapToObj(c -> FlowColumn.number("c" + c, "Column " + c, 12, r -> r + "." + c, r -> r + "." + c))
                    .toList());
            rows.setOrder(IntStream.range(0, ROWS).toArray(), ROWS);
        });
        window.settle();
    }

    private List<Text> texts() {
        List<Text> texts = new ArrayList<>();
        for (Node column : sheet.lookupAll(".sf-sheet-column")) {
            if (column.isVisible()) {
                texts.add((Text) column.lookup(".sf-sheet-text"));
            }
        }
        texts.sort((a, b) -> Double.compare(x(a), x(b)));
        return texts;
    }

    private double x(Text text) {
        return text.getParent().getLayoutX();
    }

    private void press(KeyCode... keys) {
        FxWindow.doFx(sheet::requestFocus);
        for (KeyCode key : keys) {
            window.robot().push(key);
        }
        window.settle();
    }

    @Test
    void showsTheRowsInSightOfTheColumnsInSight() {
        List<Text> texts = texts();
        assertThat(texts).hasSizeBetween(6, 8);
        assertThat(texts.getFirst().getText()).startsWith("0.0\n1.0\n2.0\n");
        assertThat(texts.get(1).getText().lines().toList()).hasSizeBetween(15, 17);
        assertThat(sheet.getAccessibleText()).isEqualTo("1,000 flows of 79 columns");
    }

    @Test
    void keysReachTheLastRowAndTheLastColumn() {
        press(KeyCode.END);
        assertThat(texts().getFirst().getText()).endsWith("998.0\n999.0\n");
        for (int i = 0; i < 300; i++) {
            FxWindow.doFx(() -> sheet.scrollAcross(40));
        }
        window.settle();
        assertThat(texts().getLast().getText()).endsWith("999.78\n");
        press(KeyCode.HOME, KeyCode.DOWN);
        assertThat(texts().getLast().getText()).startsWith("1.78\n");
        press(KeyCode.PAGE_DOWN, KeyCode.PAGE_UP, KeyCode.UP);
        assertThat(texts().getLast().getText()).startsWith("0.78\n");
    }

    /** The last row ends where its line ends. */
    @Test
    void linesOfTextKeepStepWithTheLinesBetweenRows() {
        Text first = texts().getFirst();
        long lines = first.getText().lines().count();
        assertThat(first.getLayoutBounds().getHeight()).isBetween(24.0 * lines, 24.0 * (lines + 1));
    }

    /** In the same moment as the type: whatever comes late, the theme or a size, no row is drawn beside its line. */
    @Test
    void linesKeepStepWhereTheTypeChanges() {
        for (int size : new int[] {9, 17, 13}) {
            FxWindow.doFx(() -> {
                sheet.setStyle("-fx-font-size: " + size + "px");
                sheet.applyCss();
                assertThat(texts())
                        .allSatisfy(text -> assertThat(text.getFont().getSize()).isEqualTo(size))
                        .allSatisfy(text -> assertThat(lineOf(text)).isEqualTo(24, within(0.01)));
            });
        }
    }

    private static double lineOf(Text text) {
        Text one = new Text("0");
        one.setFont(text.getFont());
        return one.getLayoutBounds().getHeight() + text.getLineSpacing();
    }

    @Test
    void aLongTextIsCutAndALineBreakIsAMark() {
        FxWindow.doFx(() -> sheet.setFlowColumns(
                List.of(FlowColumn.of("t", "Text", FlowColumn.Kind.TEXT, 12, r -> r == 0 ? "9".repeat(90) : "a\nb"))));
        window.settle();
        Text text = texts().getFirst();
        List<String> lines = text.getText().lines().toList();
        assertThat(lines.getFirst()).endsWith("9…").hasSizeLessThan(20);
        assertThat(lines.get(1)).isEqualTo("a⏎b");
        Bounds bounds = text.getBoundsInParent();
        assertThat(bounds.getMaxX())
                .isLessThanOrEqualTo(text.getParent().getLayoutBounds().getWidth());
    }

    @Test
    void withoutRowsThePlaceholderSaysWhy() {
        FxWindow.doFx(() -> {
            sheet.setPlaceholder("None.");
            rows.setOrder(new int[0], 0);
        });
        window.settle();
        assertThat(texts().stream()
                        .noneMatch(text -> text.getParent().getParent().isVisible()))
                .isTrue();
    }

    @Test
    void warmingUpLeavesNothingBehind() throws Exception {
        assertThat(TableWarmUp.job(List.of()).run(Feedback.none())).isEqualTo(40);
    }
}
