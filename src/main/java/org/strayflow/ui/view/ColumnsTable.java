package org.strayflow.ui.view;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;
import org.strayflow.feature.ColumnProfile;
import org.strayflow.ui.vm.Formats;

/** Every column with its role, type, missing and distinct values, range and a small distribution. */
final class ColumnsTable extends TableView<ColumnProfile> {
    ColumnsTable(ObservableList<ColumnProfile> columns) {
        setId("columns-table");
        getStyleClass().addAll("sf-table", "dense");
        setItems(columns);
        setPlaceholder(new Label("Looking at the columns …"));
        getColumns()
                .addAll(List.of(
                        text("Column", c -> c.field().name(), 210, false),
                        text("Role", c -> c.field().role().title(), 84, false),
                        text("Type", c -> c.field().type().title(), 72, false),
                        distribution(),
                        text("Missing", c -> count(c.missing()), 72, true),
                        text("Infinite", c -> c.field().isNumber() ? count(c.infinite()) : "", 72, true),
                        text("Distinct", c -> (c.distinctExact() ? "" : "≈ ") + count(c.distinct()), 84, true),
                        text("Minimum", c -> c.field().isNumber() ? Formats.significant(c.min(), 7) : "", 100, true),
                        text("Maximum", c -> c.field().isNumber() ? Formats.significant(c.max(), 7) : "", 100, true)));
    }

    private static String count(long value) {
        return value == 0 ? "0" : Formats.count(value);
    }

    private static TableColumn<ColumnProfile, String> text(
            String title, Function<ColumnProfile, String> text, double width, boolean number) {
        TableColumn<ColumnProfile, String> column = new TableColumn<>(title);
        column.setCellValueFactory(f -> new ReadOnlyObjectWrapper<>(text.apply(f.getValue())));
        column.setPrefWidth(width);
        column.setSortable(false);
        if (number) {
            column.getStyleClass().add("number");
        }
        return column;
    }

    private static TableColumn<ColumnProfile, ColumnProfile> distribution() {
        TableColumn<ColumnProfile, ColumnProfile> column = new TableColumn<>("Distribution");
        column.setCellValueFactory(f -> new ReadOnlyObjectWrapper<>(f.getValue()));
        column.setCellFactory(any -> new DistributionCell());
        column.setPrefWidth(150);
        column.setSortable(false);
        return column;
    }

    /** Bars for numbers, the most frequent text for texts. */
    private static final class DistributionCell extends TableCell<ColumnProfile, ColumnProfile> {
        private final Sparkline line = new Sparkline();

        @Override
        protected void updateItem(@Nullable ColumnProfile profile, boolean empty) {
            super.updateItem(profile, empty);
            if (empty || profile == null) {
                setText("");
                setGraphic(null);
                setTooltip(null);
                return;
            }
            line.show(profile.bins());
            setGraphic(line);
            setText("");
            setTooltip(Tips.of(
                    profile.field().isNumber()
                            ? ofNumbers(profile)
                            : Formats.counted(profile.distinct(), "text", "texts") + ", most often “"
                                    + profile.example() + "”; a bar a text, the most frequent first"));
        }

        private static String ofNumbers(ColumnProfile profile) {
            StringBuilder tip = new StringBuilder();
            for (int i = 0; i < profile.quantiles().size(); i++) {
                tip.append(Formats.percent(ColumnProfile.SHARES.get(i)))
                        .append(" of the values lie below ")
                        .append(Formats.significant(profile.quantiles().get(i), 7))
                        .append('\n');
            }
            tip.append(
                    profile.logBins()
                            ? "Bins are evenly wide in log(1+|x|): the values have a heavy tail"
                            : "Bins are evenly wide");
            if (profile.sampled() > 0) {
                tip.append("\nFrom ").append(Formats.count(profile.sampled())).append(" rows, evenly spaced");
            }
            return tip.toString();
        }
    }
}
