package org.strayflow.ui.view;

import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * An amount as a bar from a zero line that all rows of the table share, with the amount as text beside it: to the right what is above
 * zero, to the left what is below.
 *
 * @param <R> what a row of the table is
 */
final class AmountCell<R> extends TableCell<R, R> {
    /** What the table's cells leave free on both sides. */
    private static final double PADDING = 16;

    private final ToDoubleFunction<R> amount;
    private final Function<R, String> text;
    private final Function<R, String> tip;
    private final Bar bar = new Bar();

    /**
     * A cell.
     *
     * @param amount the amount of a row
     * @param text as shown
     * @param tip in full precision, and what it means
     */
    AmountCell(ToDoubleFunction<R> amount, Function<R, String> text, Function<R, String> tip) {
        this.amount = amount;
        this.text = text;
        this.tip = tip;
        bar.prefWidthProperty().bind(widthProperty().subtract(PADDING));
    }

    @Override
    protected void updateItem(@Nullable R item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            setGraphic(null);
            setTooltip(null);
            return;
        }
        TableView<R> table = getTableView();
        double least = 0;
        double most = 0;
        for (R row : table.getItems()) {
            least = Math.min(least, amount.applyAsDouble(row));
            most = Math.max(most, amount.applyAsDouble(row));
        }
        bar.show(amount.applyAsDouble(item), least, most, text.apply(item));
        setGraphic(bar);
        setTooltip(Tips.of(tip.apply(item)));
        setAccessibleText(text.apply(item));
    }

    /** The bar and its text. */
    private static final class Bar extends Region {
        private static final double GAP = 8;
        private static final double TEXT_SHARE = 0.45;
        private static final double LEAST_TEXT = 56;
        private static final double THICKNESS = 0.55;

        private final Region line = new Region();
        private final Region zero = new Region();
        private final Label label = new Label();
        private double amount;
        private double least;
        private double most;

        Bar() {
            label.setAlignment(Pos.CENTER_RIGHT);
            zero.getStyleClass().add("sf-amount-zero");
            getChildren().addAll(line, zero, label);
        }

        void show(double of, double lowest, double highest, String text) {
            amount = of;
            least = lowest;
            most = highest;
            label.setText(text);
            line.getStyleClass().setAll(of < 0 ? "sf-amount-down" : "sf-amount-up");
            requestLayout();
        }

        @Override
        protected double computePrefHeight(double width) {
            return label.prefHeight(-1);
        }

        @Override
        protected void layoutChildren() {
            double height = getHeight();
            double written = Math.max(label.prefWidth(-1), Math.max(LEAST_TEXT, getWidth() * TEXT_SHARE));
            double room = Math.max(0, getWidth() - written - GAP);
            double scale = most > least ? room / (most - least) : 0;
            double origin = -least * scale;
            double length = room == 0 ? 0 : Math.max(1, Math.abs(amount) * scale);
            double thick = Math.round(height * THICKNESS);
            line.resizeRelocate(amount < 0 ? origin - length : origin, (height - thick) / 2, length, thick);
            zero.resizeRelocate(origin, 0, 1, height);
            label.resizeRelocate(getWidth() - written, 0, written, height);
        }
    }
}
