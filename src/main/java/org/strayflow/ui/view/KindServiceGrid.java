package org.strayflow.ui.view;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.strayflow.eval.overview.Group;
import org.strayflow.eval.overview.KindsByService;
import org.strayflow.eval.overview.Overview;
import org.strayflow.ui.vm.Formats;
import org.strayflow.ui.vm.Narrowing;
import org.strayflow.ui.vm.OverviewViewModel;

/**
 * Kinds of attack by service: the larger the share of a kind's flows in a cell, the stronger its colour. Heads stand for the whole row or
 * column.
 */
final class KindServiceGrid extends Region {
    private static final double LEAST_EMS = 3.4;
    private static final double MOST_EMS = 9;
    private static final double ROW_EMS = 1.9;
    private static final double NAMES_SHARE = 0.35;
    private static final double FAINTEST = 0.12;
    private static final double STRONGEST = 0.6;

    private final Narrowing narrowing;
    private final List<Cell> all = new ArrayList<>();
    private int columns;
    private double em = 13;

    KindServiceGrid(Narrowing narrowing) {
        this.narrowing = narrowing;
        setId("kind-services");
    }

    /** Shows the cells; nothing where they are absent. */
    void show(Overview overview) {
        KindsByService kinds = overview.kinds();
        columns = kinds.services().size();
        all.clear();
        for (int row = 0; row < kinds.kinds().size(); row++) {
            Group kind = kinds.kinds().get(row);
            if (row == 0) {
                all.add(new Cell(List.of(), "", 0, "", false));
                for (Group service : kinds.services()) {
                    all.add(new Cell(
                            List.of(service), service.title(), 0, OverviewViewModel.details(overview, service), true));
                }
            }
            all.add(new Cell(
                    List.of(kind),
                    kind.title(),
                    0,
                    kind.title() + "\n" + Formats.counted(kind.flows(), "flow", "flows"),
                    false));
            for (int column = 0; column < columns; column++) {
                Group service = kinds.services().get(column);
                int flows = kinds.flows()[row][column];
                double share = (double) flows / kind.flows();
                String text = flows == 0 ? "" : Formats.compact(flows);
                String said = kind.title() + ", " + service.title() + "\n" + Formats.counted(flows, "flow", "flows")
                        + ", " + Formats.percent(share) + " of the kind";
                all.add(new Cell(List.of(kind, service), text, share, said, true));
            }
        }
        getChildren().setAll(all.isEmpty() ? all : all.subList(1, all.size()));
        Pickable.rove(all, columns + 1);
        if (!all.isEmpty()) {
            all.getFirst().setFocusTraversable(false);
            all.get(1).setFocusTraversable(true);
        }
        requestLayout();
    }

    /** Marks the cells that the tables are narrowed to. */
    void showChosen() {
        all.forEach(Pickable::showChosen);
    }

    private int lines() {
        return all.size() / (columns + 1);
    }

    private double rowHeight() {
        return Math.ceil(ROW_EMS * em);
    }

    @Override
    protected double computePrefHeight(double width) {
        measure();
        return all.isEmpty() ? 0 : lines() * rowHeight();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefWidth(double height) {
        measure();
        return (8 + columns * LEAST_EMS) * em;
    }

    private void measure() {
        if (!all.isEmpty()) {
            em = all.getFirst().text.getFont().getSize();
        }
    }

    @Override
    protected void layoutChildren() {
        if (all.isEmpty()) {
            return;
        }
        measure();
        double widest = 0;
        for (int at = 0; at < all.size(); at += columns + 1) {
            widest = Math.max(widest, all.get(at).text.prefWidth(-1) + 12);
        }
        double names = Math.ceil(Math.min(widest, getWidth() * NAMES_SHARE));
        double room = (getWidth() - names) / Math.max(1, columns);
        double width = Math.floor(Math.clamp(room, Math.min(room, LEAST_EMS * em), MOST_EMS * em));
        double height = rowHeight();
        for (int at = 0; at < all.size(); at++) {
            int line = at / (columns + 1);
            int column = at % (columns + 1);
            double x = column == 0 ? 0 : names + (column - 1) * width;
            all.get(at).resizeRelocate(x, line * height, column == 0 ? names : width - 1, height - 1);
        }
    }

    /** A head, or the flows of a kind that go to a service. */
    private final class Cell extends Pickable {
        private final Label text;
        private final Region shade = new Region();

        Cell(List<Group> of, String shown, double share, String said, boolean right) {
            super(of.stream().map(Group::restriction).toList(), narrowing, said);
            text = new Label(shown);
            text.setAlignment(right ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
            text.getStyleClass().add(of.size() == 1 ? "sf-caption" : "sf-cell-text");
            shade.getStyleClass().add("sf-cell-attack");
            shade.setOpacity(share == 0 ? 0 : FAINTEST + (STRONGEST - FAINTEST) * share);
            getChildren().addAll(shade, text);
        }

        @Override
        protected void layoutChildren() {
            shade.resizeRelocate(0, 0, getWidth(), getHeight());
            text.resizeRelocate(6, 0, Math.max(0, getWidth() - 12), getHeight());
        }
    }
}
