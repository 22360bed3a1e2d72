package org.strayflow.ui.view;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/** Cards in as many columns as there is room for, each below the shortest column so far. */
final class ColumnsPane extends Pane {
    private static final double LEAST_EMS = 24;
    private static final double GAP = 16;
    private static final int MOST = 4;

    /** Size of usual type at scale 1. */
    private static final double EM = 13;

    private double em = EM;

    ColumnsPane(Node... cards) {
        getChildren().addAll(cards);
    }

    /** Makes the columns wider or narrower with the type, see {@link Theme#scaleProperty()}. */
    void setTypeScale(double scale) {
        em = EM * scale;
        requestLayout();
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        return place(width, false);
    }

    @Override
    protected double computePrefWidth(double height) {
        return LEAST_EMS * em;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected void layoutChildren() {
        place(getWidth(), true);
    }

    /** The height that is taken; places the cards if wanted. */
    private double place(double width, boolean really) {
        int columns = (int) Math.clamp((width + GAP) / (LEAST_EMS * em + GAP), 1, MOST);
        double each = Math.floor((width - GAP * (columns - 1)) / columns);
        double[] ends = new double[columns];
        for (Node card : getManagedChildren()) {
            int shortest = 0;
            for (int column = 1; column < columns; column++) {
                shortest = ends[column] < ends[shortest] ? column : shortest;
            }
            double height = Math.ceil(card.prefHeight(each));
            if (really) {
                card.resizeRelocate(shortest * (each + GAP), ends[shortest], each, height);
            }
            ends[shortest] += height + GAP;
        }
        double highest = 0;
        for (double end : ends) {
            highest = Math.max(highest, end - GAP);
        }
        return Math.max(0, highest);
    }
}
