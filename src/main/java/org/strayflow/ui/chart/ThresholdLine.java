package org.strayflow.ui.chart;

import io.fair_acc.chartfx.axes.Axis;
import io.fair_acc.chartfx.plugins.XValueIndicator;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.geometry.Bounds;
import javafx.geometry.HPos;
import javafx.scene.input.MouseEvent;
import javafx.scene.shape.Rectangle;

/** The threshold as a line that can be dragged, with what lies above it tinted. */
final class ThresholdLine extends XValueIndicator {
    private static final int PICK_PIXELS = 16;

    private final ReadOnlyBooleanWrapper dragging = new ReadOnlyBooleanWrapper(this, "dragging");
    private final Rectangle flagged = new Rectangle();
    private double grabbedBeside;
    private double lowest;
    private double highest = 1;

    ThresholdLine(Axis axis) {
        super(axis, 0, "");
        setLabelPosition(0.94);
        setPickingDistance(PICK_PIXELS);
        pickLine.setStrokeWidth(PICK_PIXELS);
        // ChartFX would let a right click edit the label's text.
        label.setOnMouseClicked(null);
        flagged.getStyleClass().add("sf-flagged-area");
        flagged.setMouseTransparent(true);
        flagged.setManaged(false);
        getChartChildren().addFirst(flagged);
        for (var node : List.of(pickLine, triangle, label)) {
            node.addEventHandler(MouseEvent.MOUSE_PRESSED, this::grab);
            node.addEventHandler(MouseEvent.MOUSE_RELEASED, event -> dragging.set(false));
        }
    }

    /** Where the line can go; ChartFX takes it away at the very ends of its axis, so these lie a little inside. */
    void setLimits(double newLowest, double newHighest) {
        lowest = newLowest;
        highest = newHighest;
    }

    /** Shows a threshold, at the nearest limit when it lies beyond. */
    void show(double threshold) {
        setValue(Math.clamp(threshold, lowest, highest));
    }

    ReadOnlyBooleanProperty draggingProperty() {
        return dragging.getReadOnlyProperty();
    }

    private void grab(MouseEvent event) {
        dragging.set(event.isPrimaryButtonDown());
        grabbedBeside = getAxis().getDisplayPosition(getValue()) - plotX(event);
    }

    private double plotX(MouseEvent event) {
        return getChart()
                .getCanvas()
                .sceneToLocal(event.getSceneX(), event.getSceneY())
                .getX();
    }

    @Override
    protected void handleDragMouseEvent(MouseEvent event) {
        double value = getAxis().getValueForDisplay(plotX(event) + grabbedBeside);
        setValue(Math.clamp(value, lowest, highest));
        event.consume();
    }

    @Override
    public void runPostLayout() {
        // Called by the super constructor too, before there is anything of ours.
        if (flagged == null || getChart() == null) {
            return;
        }
        Bounds plot = getChart().getCanvas().getBoundsInLocal();
        double from = Math.clamp(getAxis().getDisplayPosition(getValue()), 0, plot.getWidth());
        // The label stands beside the line, on the side that has room for it.
        HPos beside = from > plot.getWidth() / 2 ? HPos.RIGHT : HPos.LEFT;
        if (getLabelHorizontalAnchor() != beside) {
            setLabelHorizontalAnchor(beside);
        }
        super.runPostLayout();
        flagged.setX(plot.getMinX() + from);
        flagged.setY(plot.getMinY());
        flagged.setWidth(plot.getWidth() - from);
        flagged.setHeight(plot.getHeight());
        if (!getChartChildren().contains(flagged)) {
            getChartChildren().addFirst(flagged);
        }
    }
}
