package org.strayflow.ui.view;

import java.util.List;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/**
 * A row of fields, one a part, the stronger coloured the farther its part is from what was. A field above the alert has a dark edge, too,
 * so that colour is not all that tells it; a part without rows stays empty.
 */
final class HeatStrip extends Region {
    private static final double HEIGHT = 16;
    private static final double EDGE = 3;
    private static final double WIDEST = 24;

    HeatStrip() {
        getStyleClass().add("sf-heat-strip");
    }

    /**
     * Shows effects.
     *
     * @param effects 0..1, NaN where a part has no rows
     * @param alert above it a field has an edge
     * @param width at most so many pixels
     */
    void show(List<Double> effects, double alert, double width) {
        setMinSize(width, HEIGHT);
        setPrefSize(width, HEIGHT);
        setMaxSize(width, HEIGHT);
        getChildren().clear();
        double each = Math.min(WIDEST, width / Math.max(1, effects.size()));
        for (int part = 0; part < effects.size(); part++) {
            double effect = effects.get(part);
            if (Double.isNaN(effect)) {
                continue;
            }
            double gap = each > 4 ? 1 : 0;
            Rectangle field = new Rectangle(part * each, 0, each - gap, HEIGHT);
            field.getStyleClass().add("sf-heat");
            // Roots, so that small effects are seen.
            field.setOpacity(Math.max(0.04, Math.sqrt(effect)));
            getChildren().add(field);
            if (effect > alert) {
                Rectangle edge = new Rectangle(part * each, HEIGHT - EDGE, each - gap, EDGE);
                edge.getStyleClass().add("sf-heat-edge");
                getChildren().add(edge);
            }
        }
    }
}
