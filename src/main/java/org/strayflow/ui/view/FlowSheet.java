package org.strayflow.ui.view;

import java.util.ArrayList;
import java.util.List;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.geometry.HPos;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import org.strayflow.ui.vm.FlowColumn;
import org.strayflow.ui.vm.Formats;
import org.strayflow.ui.vm.RowOrderList;

/**
 * Flows to look at, where nothing is sorted or selected: what is in sight of a column is one text. JavaFX's table makes a node and a
 * style of every cell, which takes it longer than reading the flows; see the decision on the first look.
 */
final class FlowSheet extends Region {
    /** Height of a row at scale 1, as in the tables. */
    private static final double ROW = 24;

    private static final double HEADER = 28;
    private static final double BAR = 14;

    /** A column is as wide as its title, but not wider than for so many characters. */
    private static final int LONG_TITLE = 24;

    private final RowOrderList rows;
    private final DoubleProperty scale = new SimpleDoubleProperty(1);
    private final ScrollBar down = bar(Orientation.VERTICAL);
    private final ScrollBar across = bar(Orientation.HORIZONTAL);
    private final Pane sheet = new Pane();
    private final Rectangle sight = new Rectangle();
    private final Region headers = new Region();
    private final Label placeholder = new Label();
    private final Text line = new Text("0");
    private final List<Region> lines = new ArrayList<>();
    private final List<SheetColumn> shown = new ArrayList<>();
    private List<FlowColumn> columns = List.of();

    FlowSheet(RowOrderList rows) {
        this.rows = rows;
        getStyleClass().add("sf-sheet");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TEXT);
        headers.getStyleClass().add("sf-sheet-headers");
        placeholder.setWrapText(true);
        line.getStyleClass().add("sf-sheet-text");
        line.setVisible(false);
        line.fontProperty().addListener((observable, was, is) -> layOutAgain());
        headers.setManaged(false);
        sheet.setClip(sight);
        sheet.getChildren().addAll(line, headers);
        getChildren().addAll(sheet, placeholder, down, across);
        InvalidationListener changed = any -> requestLayout();
        rows.addListener(changed);
        scale.addListener(changed);
        down.valueProperty().addListener(changed);
        across.valueProperty().addListener(changed);
        addEventHandler(ScrollEvent.SCROLL, this::wheel);
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        setOnMousePressed(event -> requestFocus());
    }

    private static ScrollBar bar(Orientation orientation) {
        ScrollBar bar = new ScrollBar();
        bar.setOrientation(orientation);
        bar.setFocusTraversable(false);
        return bar;
    }

    /** The size of the type, see {@link Theme#scaleProperty()}. */
    DoubleProperty scaleProperty() {
        return scale;
    }

    /** Shows other columns, from the first one. */
    void setFlowColumns(List<FlowColumn> others) {
        columns = List.copyOf(others);
        across.setValue(0);
        down.setValue(0);
        requestLayout();
    }

    /** What to say where there are no rows. */
    void setPlaceholder(String text) {
        placeholder.setText(text);
    }

    @Override
    protected double computePrefWidth(double height) {
        return 640;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 400;
    }

    @Override
    protected void layoutChildren() {
        double left = snappedLeftInset();
        double top = snappedTopInset();
        double width = Math.max(0, getWidth() - left - snappedRightInset());
        double height = Math.max(0, getHeight() - top - snappedBottomInset());
        setAccessibleText(Formats.counted(rows.size(), "flow", "flows") + " of "
                + Formats.counted(columns.size(), "column", "columns"));
        boolean none = rows.isEmpty();
        placeholder.setVisible(none);
        layoutInArea(placeholder, left, top, width, height, 0, HPos.CENTER, VPos.CENTER);
        double whole = columns.stream().mapToDouble(this::widthOf).sum();
        boolean wide = whole > width - BAR;
        double inner = height - (wide ? BAR : 0);
        double seen = Math.max(1, Math.floor((inner - header()) / row()));
        range(down, rows.size() - seen, seen);
        range(across, whole - (width - BAR), width - BAR);
        down.setVisible(rows.size() > seen);
        across.setVisible(wide);
        down.resizeRelocate(left + width - BAR, top + header(), BAR, Math.max(0, inner - header()));
        across.resizeRelocate(left, top + height - BAR, width - BAR, BAR);
        sheet.resizeRelocate(left, top, width, inner);
        sight.setWidth(width);
        sight.setHeight(inner);
        headers.resizeRelocate(0, 0, width, header());
        sheet.setVisible(!none);
        if (!none) {
            fill((int) Math.round(down.getValue()), (int) Math.ceil((inner - header()) / row()));
        }
    }

    private static void range(ScrollBar bar, double most, double seen) {
        double max = Math.max(0, most);
        bar.setMax(max);
        bar.setVisibleAmount(max + seen <= 0 ? 0 : max * seen / (max + seen));
        bar.setBlockIncrement(seen);
        bar.setUnitIncrement(bar.getOrientation() == Orientation.VERTICAL ? 1 : 40);
        if (bar.getValue() > max) {
            bar.setValue(max);
        }
    }

    /** Sets the texts of the columns in sight. */
    private void fill(int first, int count) {
        int last = Math.min(rows.size(), first + count);
        drawLines(last - first);
        double x = -across.getValue();
        int used = 0;
        for (FlowColumn column : columns) {
            double width = widthOf(column);
            if (x + width > 0 && x < sheet.getWidth()) {
                SheetColumn drawn = used < shown.size() ? shown.get(used) : another();
                drawn.place(x, width, header(), sheet.getHeight());
                drawn.show(column, rows, first, last, (int) ((width - 16) / digit()), row());
                used++;
            }
            x += width;
        }
        for (int i = 0; i < shown.size(); i++) {
            shown.get(i).setVisible(i < used);
        }
    }

    /** In the next pulse, for this one may be laying out. */
    private void layOutAgain() {
        Platform.runLater(this::requestLayout);
    }

    private SheetColumn another() {
        SheetColumn column = new SheetColumn(this::layOutAgain);
        shown.add(column);
        sheet.getChildren().add(column);
        column.applyCss();
        return column;
    }

    private void drawLines(int count) {
        while (lines.size() < count) {
            Region drawn = new Region();
            drawn.getStyleClass().add("sf-sheet-line");
            drawn.setManaged(false);
            lines.add(drawn);
            sheet.getChildren().addFirst(drawn);
        }
        for (int i = 0; i < lines.size(); i++) {
            lines.get(i).setVisible(i < count);
            lines.get(i).resizeRelocate(0, header() + i * row(), sheet.getWidth(), row());
        }
    }

    private double widthOf(FlowColumn column) {
        int chars = Math.max(column.chars(), Math.min(column.title().length(), LONG_TITLE));
        return Math.ceil(chars * 8 * scale.get() + 24);
    }

    private double row() {
        return Math.ceil(ROW * scale.get());
    }

    private double header() {
        return Math.ceil(HEADER * scale.get());
    }

    /** The width of a digit; no character of a number is wider. */
    private double digit() {
        return Math.max(1, line.getLayoutBounds().getWidth());
    }

    private void wheel(ScrollEvent event) {
        boolean sideways = event.isShiftDown() || Math.abs(event.getDeltaX()) > Math.abs(event.getDeltaY());
        ScrollBar bar = sideways ? across : down;
        double delta = event.getDeltaX() + event.getDeltaY();
        scroll(bar, sideways ? -delta : -3 * Math.signum(delta));
        event.consume();
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case UP -> scroll(down, -1);
            case DOWN -> scroll(down, 1);
            case PAGE_UP -> scroll(down, -down.getBlockIncrement());
            case PAGE_DOWN, SPACE -> scroll(down, down.getBlockIncrement());
            case HOME -> scroll(down, -down.getMax());
            case END -> scroll(down, down.getMax());
            case LEFT -> scroll(across, -across.getUnitIncrement());
            case RIGHT -> scroll(across, across.getUnitIncrement());
            default -> {
                return;
            }
        }
        event.consume();
    }

    /** Moves the columns by so many pixels. */
    void scrollAcross(double pixels) {
        scroll(across, pixels);
    }

    private static void scroll(ScrollBar bar, double by) {
        bar.setValue(Math.clamp(bar.getValue() + by, 0, bar.getMax()));
    }
}
