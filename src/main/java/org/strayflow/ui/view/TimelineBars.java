package org.strayflow.ui.view;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.strayflow.eval.overview.Group;
import org.strayflow.eval.overview.Measure;
import org.strayflow.eval.overview.Overview;
import org.strayflow.eval.overview.Timeline;
import org.strayflow.filter.Restriction;
import org.strayflow.ui.vm.Formats;
import org.strayflow.ui.vm.Narrowing;
import org.strayflow.ui.vm.OverviewViewModel;

/** Traffic over time: one bar a stretch, its flagged part marked, with the largest amount and some moments at the axes. */
final class TimelineBars extends Region {
    private static final double TICK_EMS = 9;
    private static final long DAY = TimeUnit.DAYS.toMicros(1);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final Narrowing narrowing;
    private final Label top = new Label();
    private final Label zero = new Label("0");
    private final Region base = new Region();
    private final Region ceiling = new Region();
    private final List<Label> ticks = new ArrayList<>();
    private List<Bar> bars = List.of();

    TimelineBars(Narrowing narrowing) {
        this.narrowing = narrowing;
        setId("timeline");
        top.getStyleClass().add("sf-caption");
        zero.getStyleClass().add("sf-caption");
        base.getStyleClass().add("sf-axis");
        ceiling.getStyleClass().add("sf-gridline");
    }

    /** Shows the stretches by a measure. */
    void show(Overview overview, Measure measure) {
        Timeline timeline = overview.timeline();
        long most = timeline.bins().stream().mapToLong(measure::of).max().orElse(0);
        top.setText(measure == Measure.BYTES ? Formats.bytes(most) : Formats.compact((double) most));
        List<Bar> next = new ArrayList<>();
        ticks.clear();
        for (Group bin : timeline.bins()) {
            double length = most == 0 ? 0 : (double) measure.of(bin) / most;
            double flagged =
                    switch (measure) {
                        case FLOWS -> length * bin.flaggedShare();
                        case BYTES -> 0;
                        case FLAGGED -> length;
                    };
            next.add(new Bar(bin, length, flagged, details(overview, bin), narrowing));
            Label tick = new Label(moment(bin, timeline.width()));
            tick.getStyleClass().add("sf-caption");
            tick.setAlignment(Pos.CENTER_LEFT);
            ticks.add(tick);
        }
        bars = next;
        Pickable.rove(next, 1);
        getChildren().setAll(ceiling, base, top, zero);
        getChildren().addAll(next);
        getChildren().addAll(ticks);
        requestLayout();
    }

    private String moment(Group bin, long width) {
        if (!(bin.restriction() instanceof Restriction.BeganBetween between)) {
            return "";
        }
        LocalDateTime moment = LocalDateTime.ofInstant(
                Instant.EPOCH.plus(between.from(), ChronoUnit.MICROS),
                narrowing.zone().getValue());
        // Days are those of UTC, which begin at another hour elsewhere.
        if (width >= DAY && moment.toLocalTime().equals(LocalTime.MIDNIGHT)) {
            return DATE.format(moment);
        }
        return (width >= TimeUnit.MINUTES.toMicros(1) ? MINUTE : SECOND).format(moment);
    }

    private String details(Overview overview, Group bin) {
        return OverviewViewModel.details(overview, bin, narrowing.text(bin.restriction()));
    }

    /** Marks the stretches that the tables are narrowed to. */
    void showChosen() {
        bars.forEach(Pickable::showChosen);
    }

    @Override
    protected double computePrefHeight(double width) {
        return Math.round(top.getFont().getSize() * 11);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefWidth(double height) {
        return 300;
    }

    @Override
    protected void layoutChildren() {
        if (bars.isEmpty()) {
            return;
        }
        double line = Math.ceil(top.prefHeight(-1));
        double left = Math.ceil(Math.max(top.prefWidth(-1), zero.prefWidth(-1))) + 6;
        double floor = getHeight() - line - 4;
        double highest = Math.round(line / 2);
        double width = (getWidth() - left) / bars.size();
        top.resizeRelocate(0, 0, left - 6, line);
        zero.resizeRelocate(left - 6 - zero.prefWidth(-1), floor - line / 2, zero.prefWidth(-1), line);
        ceiling.resizeRelocate(left, highest, getWidth() - left, 1);
        base.resizeRelocate(left, floor, getWidth() - left, 1);
        // Every so many stretches, so that the moments do not touch.
        int every = (int) Math.max(1, Math.ceil(TICK_EMS * top.getFont().getSize() / width));
        for (int i = 0; i < bars.size(); i++) {
            double x = Math.round(left + i * width);
            double end = Math.round(left + (i + 1) * width);
            bars.get(i).resizeRelocate(x, highest, end - x, floor - highest);
            Label tick = ticks.get(i);
            double wanted = Math.ceil(tick.prefWidth(-1));
            tick.setVisible(i % every == 0 && x + wanted <= getWidth());
            tick.resizeRelocate(x, floor + 4, wanted, line);
        }
    }

    /** One stretch; the whole height can be clicked. */
    private static final class Bar extends Pickable {
        private final Region bar = new Region();
        private final Region flagged = new Region();
        private final double length;
        private final double flaggedLength;

        Bar(Group bin, double length, double flaggedLength, String details, Narrowing narrowing) {
            super(List.of(bin.restriction()), narrowing, details);
            this.length = length;
            this.flaggedLength = flaggedLength;
            getStyleClass().add("sf-time-bar");
            bar.getStyleClass().add("sf-bar-flows");
            flagged.getStyleClass().add("sf-bar-flagged");
            getChildren().addAll(bar, flagged);
        }

        @Override
        protected void layoutChildren() {
            double width = Math.max(1, getWidth() - (getWidth() > 4 ? 1 : 0));
            place(bar, length, width);
            place(flagged, flaggedLength, width);
        }

        private void place(Region of, double share, double width) {
            double high = share == 0 ? 0 : Math.max(1, Math.round(getHeight() * share));
            of.resizeRelocate(0, getHeight() - high, width, high);
        }
    }
}
