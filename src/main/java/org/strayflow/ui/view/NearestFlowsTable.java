package org.strayflow.ui.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;
import org.strayflow.ui.vm.ExplainedFlow;
import org.strayflow.ui.vm.FlowFeature;
import org.strayflow.ui.vm.Formats;

/** The selected flow beside those most like it: a row a feature, the one that differs most first. */
final class NearestFlowsTable extends TableView<Integer> {
    private static final PseudoClass DIFFERS = PseudoClass.getPseudoClass("differs");
    private static final double WIDTH = 92;

    private ExplainedFlow flow = new ExplainedFlow(-1, List.of(), List.of(), List.of(), "");

    NearestFlowsTable() {
        setId("nearest");
        getStyleClass().addAll("sf-table", "dense");
        ColumnFit.fill(this);
        setPlaceholder(new Label("The detector compares with no flows."));
    }

    void show(ExplainedFlow next) {
        flow = next;
        int columns = next.nearest().isEmpty() ? 0 : 2 + next.nearest().size();
        if (getColumns().size() != columns) {
            getColumns().setAll(columns(next));
        }
        for (int place = 0; place < next.nearest().size(); place++) {
            ExplainedFlow.Nearest nearest = next.nearest().get(place);
            Label heading = new Label("#" + (place + 1) + " · " + Formats.significant(nearest.distance(), 3));
            heading.setTooltip(Tips.of(String.format(
                    Locale.ROOT,
                    "Nearest of the %s, place %d: %s apart, in standard deviations of the features. Bold is what differs: at least"
                            + " 1 %% of the distance.",
                    next.fittedOn(),
                    place + 1,
                    Formats.significant(nearest.distance()))));
            getColumns().get(place + 2).setGraphic(heading);
        }
        List<Integer> places = new ArrayList<>();
        for (int place = 0; place < next.features().size(); place++) {
            places.add(place);
        }
        getItems().setAll(places);
        scrollTo(0);
        refresh();
    }

    private List<TableColumn<Integer, ?>> columns(ExplainedFlow next) {
        List<TableColumn<Integer, ?>> columns = new ArrayList<>();
        if (next.nearest().isEmpty()) {
            return columns;
        }
        columns.add(Columns.of("nearest-feature", "Feature", "What the detector looks at", 136, place -> feature(place)
                .name()));
        TableColumn<Integer, Integer> own =
                Columns.of("nearest-own", "This flow", "The selected flow's value", WIDTH, place -> feature(place)
                        .value());
        own.getStyleClass().add("number");
        columns.add(own);
        for (int place = 0; place < next.nearest().size(); place++) {
            int at = place;
            TableColumn<Integer, Integer> column = Columns.bare("nearest-" + (at + 1), "", "", WIDTH);
            column.getStyleClass().add("number");
            column.setCellFactory(any -> new ValueCell(at));
            columns.add(column);
        }
        return columns;
    }

    private FlowFeature feature(int place) {
        return flow.features().get(place);
    }

    /** A neighbour's value; one that differs is bold. */
    private final class ValueCell extends TableCell<Integer, Integer> {
        private final int neighbour;

        ValueCell(int neighbour) {
            this.neighbour = neighbour;
        }

        @Override
        protected void updateItem(@Nullable Integer place, boolean empty) {
            super.updateItem(place, empty);
            if (empty || place == null || neighbour >= flow.nearest().size()) {
                setText("");
                pseudoClassStateChanged(DIFFERS, false);
                return;
            }
            ExplainedFlow.Nearest nearest = flow.nearest().get(neighbour);
            setText(nearest.values().get(place));
            pseudoClassStateChanged(DIFFERS, nearest.differs().get(place));
        }
    }
}
