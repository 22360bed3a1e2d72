package org.strayflow.ui.view;

import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;

/** What a room shows and what can be done with it: beside each other, or where that leaves no room for words, below each other. */
final class RoomHeader extends Region {
    private static final double GAP = 12;

    /** Words want as much room as so many letters M of their font take. */
    private static final double EMS = 17;

    private final Region words;
    private final Label longest;
    private final FlowPane controls;

    /**
     * A header.
     *
     * @param words wraps
     * @param longest the one among them that wraps
     * @param controls goes on in another line where it is too long
     */
    RoomHeader(Region words, Label longest, FlowPane controls) {
        this.words = words;
        this.longest = longest;
        this.controls = controls;
        longest.fontProperty().addListener((font, was, is) -> requestLayout());
        getChildren().addAll(words, controls);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    private double wordsBeside(double width) {
        double left = width - GAP - controlsWidth();
        return left >= EMS * longest.getFont().getSize() ? left : -1;
    }

    /** What the controls need in one line. */
    private double controlsWidth() {
        double sum = controls.getHgap() * Math.max(0, controls.getChildren().size() - 1);
        for (Node control : controls.getChildren()) {
            sum += Math.ceil(control.prefWidth(-1));
        }
        return Math.ceil(sum) + 1;
    }

    private double inner(double width) {
        Insets insets = getInsets();
        return width - insets.getLeft() - insets.getRight();
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        Insets insets = getInsets();
        return insets.getLeft() + insets.getRight() + words.prefWidth(-1) + GAP + controlsWidth();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        Insets insets = getInsets();
        double inner = inner(width < 0 ? computePrefWidth(-1) : width);
        double beside = wordsBeside(inner);
        double content = beside > 0
                ? Math.max(words.prefHeight(beside), controls.prefHeight(controlsWidth()))
                : words.prefHeight(inner) + GAP + controls.prefHeight(inner);
        return insets.getTop() + insets.getBottom() + Math.ceil(content);
    }

    @Override
    protected void layoutChildren() {
        Insets insets = getInsets();
        double left = insets.getLeft();
        double top = insets.getTop();
        double inner = inner(getWidth());
        double beside = wordsBeside(inner);
        if (beside > 0) {
            double high = getHeight() - top - insets.getBottom();
            double wide = controlsWidth();
            double wordsHigh = Math.min(high, words.prefHeight(beside));
            double controlsHigh = Math.min(high, controls.prefHeight(controlsWidth()));
            words.resizeRelocate(left, top + Math.round((high - wordsHigh) / 2), beside, wordsHigh);
            controls.resizeRelocate(
                    left + inner - wide, top + Math.round((high - controlsHigh) / 2), wide, controlsHigh);
        } else {
            double wordsHigh = words.prefHeight(inner);
            words.resizeRelocate(left, top, inner, wordsHigh);
            controls.resizeRelocate(left, top + wordsHigh + GAP, inner, controls.prefHeight(inner));
        }
    }
}
