package org.strayflow.ui.view;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.strayflow.eval.Confusion;
import org.strayflow.eval.Metrics;
import org.strayflow.ui.vm.Formats;

/** The confusion matrix: what the labels say against what is flagged, with the share of each row. */
final class ConfusionGrid extends ScrollPane {
    private final Cell truePositive = new Cell("true-positive", "attacks that are flagged");
    private final Cell falseNegative = new Cell("false-negative", "attacks that are missed");
    private final Cell falsePositive = new Cell("false-positive", "benign flows that are flagged");
    private final Cell trueNegative = new Cell("true-negative", "benign flows that are left alone");

    ConfusionGrid(ObservableValue<@Nullable Metrics> metrics) {
        setId("confusion");
        setFitToWidth(true);
        GridPane grid = new GridPane(8, 8);
        grid.getStyleClass().add("sf-confusion");
        grid.addRow(0, new Label(""), heading("flagged"), heading("not flagged"));
        grid.addRow(1, heading("attack"), truePositive, falseNegative);
        grid.addRow(2, heading("benign"), falsePositive, trueNegative);
        setContent(grid);
        metrics.subscribe(this::show);
    }

    private static Label heading(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("sf-strong");
        label.setMinWidth(Label.USE_PREF_SIZE);
        return label;
    }

    private void show(@Nullable Metrics metrics) {
        Confusion c = metrics == null || !metrics.hasLabels() ? new Confusion(0, 0, 0, 0) : metrics.confusion();
        long attacks = c.tp() + c.fn();
        long benign = c.fp() + c.tn();
        truePositive.show(c.tp(), attacks);
        falseNegative.show(c.fn(), attacks);
        falsePositive.show(c.fp(), benign);
        trueNegative.show(c.tn(), benign);
    }

    /** A count, its share of the row and what it means. */
    private static final class Cell extends VBox {
        private final Label count = new Label(Formats.NONE);
        private final Label share = new Label("");
        private final String meaning;

        Cell(String style, String meaning) {
            this.meaning = meaning;
            setAlignment(Pos.CENTER_RIGHT);
            getStyleClass().addAll("sf-confusion-cell", style);
            count.getStyleClass().add("sf-metric-value");
            share.getStyleClass().add("sf-caption");
            Label caption = new Label(meaning);
            caption.getStyleClass().add("sf-caption");
            caption.setWrapText(true);
            getChildren().addAll(count, share, caption);
        }

        void show(long flows, long ofRow) {
            count.setText(ofRow == 0 ? Formats.NONE : Formats.count(flows));
            share.setText(ofRow == 0 ? "no labels" : Formats.percent((double) flows / ofRow));
            setAccessibleText(flows + " " + meaning);
        }
    }
}
