package org.strayflow.ui.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;
import org.jspecify.annotations.Nullable;
import org.strayflow.ui.vm.Formats;

/**
 * Features as horizontal bars from a common zero line: to the right what makes a flow more unusual, to the left what makes it more
 * usual. Plain nodes, reused for every series.
 */
public final class ContributionChart extends VBox {
    private final Label title = new Label();
    private final Bars bars = new Bars();
    private final ScrollPane scroll = new ScrollPane(bars);
    private final Label empty = ChartParts.emptyLabel("");

    /** Shows that there is nothing to show. */
    public ContributionChart() {
        getStyleClass().addAll("sf-chart", "sf-bars");
        title.getStyleClass().add("sf-chart-title");
        title.setWrapText(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(title, empty);
        show(null, "Nothing to explain yet.");
    }

    /**
     * Shows contributions.
     *
     * @param next the contributions, or {@code null} for none
     * @param reason why there are none
     */
    public void show(@Nullable ContributionSeries next, String reason) {
        empty.setText(reason);
        if (next == null || next.bars().isEmpty()) {
            title.setText(next == null ? "" : next.title());
            getChildren().set(1, empty);
            setAccessibleText(reason);
            return;
        }
        title.setText(next.title());
        bars.show(next.bars());
        getChildren().set(1, scroll);
        setAccessibleText(describe(next));
    }

    private static String describe(ContributionSeries series) {
        StringBuilder text = new StringBuilder(series.title());
        for (ContributionSeries.Bar bar : series.bars()) {
            text.append(". ").append(bar.name()).append(' ').append(signed(bar.amount()));
        }
        return text.toString();
    }

    static String signed(double amount) {
        return Math.abs(amount) < 1000 ? String.format(Locale.ROOT, "%+.3f", amount) : Formats.significant(amount);
    }

    /** The rows: name, bar, amount. Lays them out itself so that all share one zero line. */
    private static final class Bars extends Region {
        private static final double GAP = 8;
        private static final double LARGEST_NAME_SHARE = 0.45;

        private final List<Row> rows = new ArrayList<>();
        private final Line zero = new Line();
        private int shown;

        Bars() {
            zero.getStyleClass().add("sf-zero-line");
            zero.setManaged(false);
            getChildren().add(zero);
        }

        void show(List<ContributionSeries.Bar> bars) {
            while (rows.size() < bars.size()) {
                Row row = new Row();
                rows.add(row);
                getChildren().addAll(row.name, row.bar, row.value);
            }
            shown = bars.size();
            for (int i = 0; i < rows.size(); i++) {
                rows.get(i).show(i < shown ? bars.get(i) : null);
            }
            requestLayout();
        }

        private double rowHeight() {
            return shown == 0 ? 0 : Math.ceil(rows.getFirst().name.prefHeight(-1) + 4);
        }

        @Override
        protected double computePrefHeight(double width) {
            return shown * rowHeight();
        }

        @Override
        protected double computePrefWidth(double height) {
            return 240;
        }

        @Override
        protected void layoutChildren() {
            double height = rowHeight();
            double names = 0;
            double values = 0;
            double up = 0;
            double down = 0;
            for (Row row : rows.subList(0, shown)) {
                names = Math.max(names, row.name.prefWidth(-1));
                values = Math.max(values, row.value.prefWidth(-1));
                up = Math.max(up, row.amount);
                down = Math.max(down, -row.amount);
            }
            names = Math.min(names, getWidth() * LARGEST_NAME_SHARE);
            double left = names + GAP;
            double room = Math.max(0, getWidth() - left - values - 2 * GAP);
            double scale = up + down > 0 ? room / (up + down) : 0;
            double origin = left + down * scale;
            for (int i = 0; i < shown; i++) {
                rows.get(i).layout(i * height, height, names, origin, scale, left + room + GAP, values);
            }
            zero.setStartX(origin);
            zero.setEndX(origin);
            zero.setEndY(shown * height);
        }
    }

    /** One feature. */
    private static final class Row {
        private final Label name = new Label();
        private final Region bar = new Region();
        private final Label value = new Label();
        private final Tooltip tip = new Tooltip();
        private double amount;

        Row() {
            name.getStyleClass().add("sf-bar-name");
            value.getStyleClass().add("sf-bar-value");
            value.setAlignment(Pos.CENTER_RIGHT);
            name.setTooltip(tip);
            value.setTooltip(tip);
            Tooltip.install(bar, tip);
        }

        void show(ContributionSeries.@Nullable Bar next) {
            boolean visible = next != null;
            name.setVisible(visible);
            bar.setVisible(visible);
            value.setVisible(visible);
            if (next == null) {
                return;
            }
            amount = next.amount();
            name.setText(next.name());
            value.setText(signed(amount));
            bar.getStyleClass().setAll(amount < 0 ? "sf-bar-down" : "sf-bar-up");
            tip.setText(next.name() + (next.note().isEmpty() ? "" : " = " + next.note()) + "\n"
                    + (amount < 0 ? "makes it more usual by " : "makes it more unusual by ")
                    + Math.abs(amount));
        }

        void layout(double y, double height, double nameWidth, double zero, double scale, double valueX, double width) {
            name.resizeRelocate(0, y, nameWidth, height);
            double length = Math.max(1, Math.abs(amount) * scale);
            bar.resizeRelocate(amount < 0 ? zero - length : zero, y + 3, length, height - 6);
            value.resizeRelocate(valueX, y, width, height);
        }
    }
}
