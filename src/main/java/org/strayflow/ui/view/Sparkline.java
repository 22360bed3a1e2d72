package org.strayflow.ui.view;

import java.util.Arrays;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/** A small distribution: one bar a bin, the highest as high as the row. Square roots, so that small bins are seen. */
final class Sparkline extends Region {
    private static final double WIDTH = 120;
    private static final double HEIGHT = 16;

    Sparkline() {
        getStyleClass().add("sf-sparkline");
        setMinSize(WIDTH, HEIGHT);
        setPrefSize(WIDTH, HEIGHT);
        setMaxSize(WIDTH, HEIGHT);
    }

    /** Shows counts. */
    void show(int[] bins) {
        getChildren().clear();
        double highest = Math.sqrt(Math.max(1, Arrays.stream(bins).max().orElse(1)));
        double width = WIDTH / Math.max(bins.length, 1);
        for (int bin = 0; bin < bins.length; bin++) {
            double height = bins[bin] == 0 ? 0 : Math.max(1, Math.sqrt(bins[bin]) / highest * HEIGHT);
            Rectangle bar = new Rectangle(bin * width, HEIGHT - height, Math.max(1, Math.min(width - 1, 8)), height);
            bar.getStyleClass().add("sf-spark");
            getChildren().add(bar);
        }
    }
}
