package org.strayflow.ui.view;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.strayflow.eval.KindMetrics;
import org.strayflow.eval.KindScore;
import org.strayflow.ui.vm.Formats;

/**
 * The cells of a confusion matrix of many kinds. Only cells with flows have nodes, for most have none. The heads stay in sight while the
 * cells are scrolled.
 */
final class KindMatrixGrid extends Region {
    /** What a cell says. */
    enum Shown {
        /** How many flows. */
        FLOWS,
        /** Their share of the flows labelled so. */
        ROW_SHARE,
        /** Their share of the flows taken for it. */
        COLUMN_SHARE
    }

    private static final double LEAST_EMS = 3.6;
    private static final double MOST_EMS = 9;
    private static final double ROW_EMS = 1.9;
    private static final double NAMES_SHARE = 0.4;
    private static final double FAINTEST = 0.12;

    private final List<Cell> cells = new ArrayList<>();
    private final List<Label> rowHeads = new ArrayList<>();
    private final List<Label> columnHeads = new ArrayList<>();
    private final Label corner = new Label("labelled ↓  taken for →");
    private List<KindScore> kinds = List.of();
    private double viewWidth;
    private double em = 13;

    KindMatrixGrid() {
        getStyleClass().add("sf-kind-matrix");
        corner.getStyleClass().addAll("sf-matrix-head", "sf-caption");
        corner.setTooltip(Tips.of("A row is what flows are labelled as, a column what the classifier takes them for."));
    }

    /** Keeps the heads in sight in a scroll pane that this is the content of, and the cells as wide as there is room. */
    void followIn(ScrollPane scroll) {
        scroll.viewportBoundsProperty().subscribe(bounds -> {
            viewWidth = bounds.getWidth();
            requestLayout();
        });
        scroll.hvalueProperty().subscribe(value -> follow(scroll));
        scroll.vvalueProperty().subscribe(value -> follow(scroll));
        layoutBoundsProperty().subscribe(bounds -> follow(scroll));
    }

    private void follow(ScrollPane scroll) {
        double x = scroll.getHvalue()
                * Math.max(0, getWidth() - scroll.getViewportBounds().getWidth());
        double y = scroll.getVvalue()
                * Math.max(0, getHeight() - scroll.getViewportBounds().getHeight());
        rowHeads.forEach(head -> head.setTranslateX(x));
        columnHeads.forEach(head -> head.setTranslateY(y));
        corner.setTranslateX(x);
        corner.setTranslateY(y);
    }

    /** Shows counts or shares. */
    void show(KindMetrics metrics, Shown shown) {
        kinds = metrics.kinds();
        cells.clear();
        rowHeads.clear();
        columnHeads.clear();
        for (int actual = 0; actual < kinds.size(); actual++) {
            rowHeads.add(head(
                    actual,
                    Pos.CENTER_LEFT,
                    " flows labelled so",
                    kinds.get(actual).rows()));
            columnHeads.add(head(
                    actual,
                    Pos.CENTER_RIGHT,
                    " flows taken for it",
                    kinds.get(actual).predicted()));
            for (int predicted = 0; predicted < kinds.size(); predicted++) {
                if (metrics.confusion()[actual][predicted] > 0) {
                    cells.add(new Cell(metrics, actual, predicted, shown));
                }
            }
        }
        getChildren().setAll(cells);
        getChildren().addAll(rowHeads);
        getChildren().addAll(columnHeads);
        getChildren().add(corner);
        requestLayout();
    }

    private Label head(int place, Pos pos, String meaning, long flows) {
        String name = kinds.get(place).kind();
        Label head = new Label((place + 1) + "  " + name);
        head.setAlignment(pos);
        head.getStyleClass().add("sf-matrix-head");
        head.setTooltip(Tips.of(name + ": " + Formats.count(flows) + meaning));
        return head;
    }

    private double namesWidth() {
        double widest =
                rowHeads.stream().mapToDouble(h -> h.prefWidth(-1)).max().orElse(0);
        double least = corner.prefWidth(-1);
        return Math.ceil(Math.clamp(widest, least, Math.max(least, viewWidth * NAMES_SHARE)));
    }

    private double cellWidth() {
        double room = (viewWidth - namesWidth()) / Math.max(1, kinds.size());
        return Math.floor(Math.clamp(room, LEAST_EMS * em, MOST_EMS * em));
    }

    private double rowHeight() {
        return Math.ceil(ROW_EMS * em);
    }

    @Override
    protected double computePrefWidth(double height) {
        measure();
        return namesWidth() + kinds.size() * cellWidth();
    }

    @Override
    protected double computePrefHeight(double width) {
        measure();
        return (kinds.size() + 1) * rowHeight();
    }

    private void measure() {
        if (!rowHeads.isEmpty()) {
            em = rowHeads.getFirst().getFont().getSize();
        }
    }

    @Override
    protected void layoutChildren() {
        measure();
        double names = namesWidth();
        double width = cellWidth();
        double height = rowHeight();
        boolean fit = rowHeads.stream().allMatch(head -> head.prefWidth(-1) <= width);
        for (int place = 0; place < kinds.size(); place++) {
            Label column = columnHeads.get(place);
            column.setText(fit ? rowHeads.get(place).getText() : Integer.toString(place + 1));
            rowHeads.get(place).resizeRelocate(0, (place + 1) * height, names, height);
            column.resizeRelocate(names + place * width, 0, width, height);
        }
        for (Cell cell : cells) {
            cell.resizeRelocate(
                    names + cell.predicted * width + 1, (cell.actual + 1) * height + 1, width - 2, height - 2);
        }
        corner.resizeRelocate(0, 0, names, height);
    }

    /** Flows of one kind that were taken for one kind: the larger the share of the row, the stronger the colour. */
    private static final class Cell extends StackPane {
        private final int actual;
        private final int predicted;

        Cell(KindMetrics metrics, int actual, int predicted, Shown shown) {
            this.actual = actual;
            this.predicted = predicted;
            long flows = metrics.confusion()[actual][predicted];
            double row = metrics.rowShare(actual, predicted);
            double column = metrics.columnShare(actual, predicted);
            Region shade = new Region();
            shade.getStyleClass().add(actual == predicted ? "sf-cell-right" : "sf-cell-wrong");
            shade.setOpacity(FAINTEST + (0.6 - FAINTEST) * (shown == Shown.COLUMN_SHARE ? column : row));
            Label text = new Label(
                    switch (shown) {
                        case FLOWS -> Formats.compact((double) flows);
                        case ROW_SHARE -> Formats.points(row);
                        case COLUMN_SHARE -> Formats.points(column);
                    });
            text.getStyleClass().add("sf-cell-text");
            setAlignment(Pos.CENTER_RIGHT);
            getChildren().addAll(shade, text);
            String is = metrics.kinds().get(actual).kind();
            String taken = metrics.kinds().get(predicted).kind();
            String said = Formats.counted(flows, "flow", "flows") + " labelled " + is + ", taken for " + taken + "\n"
                    + Formats.percent(row) + " of what is labelled " + is + "\n" + Formats.percent(column)
                    + " of what was taken for " + taken;
            Tooltip.install(this, Tips.of(said));
            setAccessibleText(said);
        }
    }
}
