package org.strayflow.ui.view;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.strayflow.eval.overview.Group;
import org.strayflow.ui.vm.Narrowing;

/** A group of flows as a line: its name, a bar whose flagged part is marked, and the amount. */
final class GroupBar extends Pickable {
    private static final double NAME_SHARE = 0.38;
    private static final double GAP = 8;
    private static final double EDGE = 6;
    private static final double THICKNESS = 0.5;

    private final Label name;
    private final Label amount;
    private final Region bar = new Region();
    private final Region flagged = new Region();
    private final double length;
    private final double flaggedLength;
    private double amountWidth;

    /**
     * A line.
     *
     * @param length of the bar, 0..1
     * @param flaggedLength of its flagged part, 0..1
     * @param amount as text
     * @param details all that is known
     */
    GroupBar(Group group, double length, double flaggedLength, String amount, String details, Narrowing narrowing) {
        super(List.of(group.restriction()), narrowing, details);
        this.length = length;
        this.flaggedLength = flaggedLength;
        this.name = new Label(group.title());
        this.amount = new Label(amount);
        this.amount.setAlignment(Pos.CENTER_RIGHT);
        bar.getStyleClass().add("sf-bar-flows");
        flagged.getStyleClass().add("sf-bar-flagged");
        getStyleClass().add("sf-group-bar");
        getChildren().addAll(name, bar, flagged, this.amount);
    }

    /** The width that the amount wants. */
    double amountWidth() {
        return Math.ceil(amount.prefWidth(-1));
    }

    /** Gives the amount a width, the same in all lines of a list. */
    void setAmountWidth(double width) {
        amountWidth = width;
        requestLayout();
    }

    @Override
    protected double computePrefHeight(double width) {
        return Math.ceil(name.prefHeight(-1) + 4);
    }

    @Override
    protected double computePrefWidth(double height) {
        return 200;
    }

    @Override
    protected void layoutChildren() {
        double height = getHeight();
        double room = getWidth() - 2 * EDGE;
        double names = Math.floor(room * NAME_SHARE);
        double numbers = Math.max(amountWidth, amountWidth());
        double bars = Math.max(0, room - names - numbers - 2 * GAP);
        double thick = Math.round(height * THICKNESS);
        double top = Math.round((height - thick) / 2);
        name.resizeRelocate(EDGE, 0, names, height);
        bar.resizeRelocate(EDGE + names + GAP, top, length == 0 ? 0 : Math.max(1, bars * length), thick);
        flagged.resizeRelocate(
                EDGE + names + GAP, top, flaggedLength == 0 ? 0 : Math.max(1, bars * flaggedLength), thick);
        amount.resizeRelocate(getWidth() - EDGE - numbers, 0, numbers, height);
    }
}
