package org.strayflow.ui.view;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import org.strayflow.ui.vm.FlowColumn;
import org.strayflow.ui.vm.RowOrderList;

/** The part of a column of a {@link FlowSheet} that is in sight: its header, and its cells as the lines of one text. */
final class SheetColumn extends Pane {
    private static final double PADDING = 8;
    private static final PseudoClass ADDRESS = PseudoClass.getPseudoClass("address");

    private final Label header = new Label();
    private final Text cells = new Text();
    private final Text measure = new Text("0");
    private final Rectangle sight = new Rectangle();
    private boolean number;
    private double row;

    /**
     * An empty part of a column.
     *
     * @param restyled is told when the font has changed, and with it how many characters a cell holds
     */
    SheetColumn(Runnable restyled) {
        getStyleClass().add("sf-sheet-column");
        header.getStyleClass().add("sf-sheet-header");
        cells.getStyleClass().add("sf-sheet-text");
        cells.setTextOrigin(VPos.TOP);
        header.setManaged(false);
        cells.setManaged(false);
        setManaged(false);
        setClip(sight);
        getChildren().addAll(header, cells);
        cells.fontProperty().addListener((observable, was, is) -> {
            keepStep();
            restyled.run();
        });
    }

    void place(double x, double width, double headerHeight, double height) {
        resizeRelocate(x, 0, width, height);
        sight.setWidth(width);
        sight.setHeight(height);
        header.resizeRelocate(0, 0, width, headerHeight);
        cells.setY(headerHeight);
    }

    /**
     * Shows the rows from one place to before another.
     *
     * @param fit how many characters a cell holds; a longer text ends with an ellipsis
     * @param row height of a row in pixels, and so of a line of the text
     */
    void show(FlowColumn column, RowOrderList rows, int first, int last, int fit, double row) {
        number = column.kind() == FlowColumn.Kind.NUMBER;
        this.row = row;
        header.setText(column.title());
        header.setAlignment(number ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
        cells.setTextAlignment(number ? TextAlignment.RIGHT : TextAlignment.LEFT);
        cells.pseudoClassStateChanged(ADDRESS, column.kind() == FlowColumn.Kind.ADDRESS);
        StringBuilder text = new StringBuilder();
        for (int place = first; place < last; place++) {
            text.append(cell(column.text().apply(rows.rowAt(place)), fit)).append('\n');
        }
        cells.setText(text.toString());
        setAccessibleText(column.title() + ": " + text);
        keepStep();
    }

    /** Makes a line as high as a row. The font may come or change at any time after the texts, so this follows the font. */
    private void keepStep() {
        measure.setFont(cells.getFont());
        double between = row - measure.getLayoutBounds().getHeight();
        cells.setLineSpacing(between);
        cells.setTranslateY(Math.floor(between / 2));
        cells.setX(number ? getWidth() - PADDING - cells.getLayoutBounds().getWidth() : PADDING);
    }

    /** One line of it, cut where it would run into the next column. */
    private static String cell(String text, int fit) {
        String line = text.indexOf('\n') < 0 && text.indexOf('\r') < 0
                ? text
                : text.replace("\r\n", "⏎").replace('\n', '⏎').replace('\r', '⏎');
        return line.length() <= fit ? line : line.substring(0, Math.max(0, fit - 1)) + "…";
    }
}
