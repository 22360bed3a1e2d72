package org.strayflow.ui.view;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.collections.transformation.FilteredList;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.cell.CheckBoxTableCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.textfield.CustomTextField;
import org.jspecify.annotations.Nullable;
import org.strayflow.ui.vm.ColumnFate;
import org.strayflow.ui.vm.Formats;
import org.strayflow.ui.vm.TrainViewModel;
import org.strayflow.ui.vm.TrainViewModel.FeatureChoice;

/** Which columns the detector may use. Identifiers, addresses and times are off until the analyst says otherwise. */
final class FeatureChooser extends VBox {
    private final TrainViewModel model;
    private final FilteredList<FeatureChoice> shown;
    private final Label count = new Label();

    FeatureChooser(TrainViewModel model) {
        super(8);
        this.model = model;
        this.shown = new FilteredList<>(model.features());
        getStyleClass().add("sf-pane");
        count.getStyleClass().add("sf-caption");
        CustomTextField search = new CustomTextField();
        search.setId("feature-search");
        search.setLeft(Icons.of("mdmz-search"));
        search.setPromptText("Find a column");
        search.textProperty().subscribe(this::filter);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox bar = new HBox(
                8,
                count,
                space,
                search,
                button("All", choice -> true),
                button("None", choice -> false),
                button("Usual", FeatureChoice::usual));
        bar.setAlignment(Pos.CENTER_LEFT);
        TableView<FeatureChoice> table = table();
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(bar, table, last());
        model.features().addListener((ListChangeListener<FeatureChoice>) change -> countChosen());
        countChosen();
    }

    /** What the last training made of the columns. */
    private Label last() {
        Label last = new Label();
        last.setId("last-preparation");
        last.getStyleClass().add("sf-caption");
        last.setWrapText(true);
        last.setMinHeight(Region.USE_PREF_SIZE);
        last.textProperty().bind(model.preparation().lastProperty());
        last.visibleProperty().bind(last.textProperty().isNotEmpty());
        last.managedProperty().bind(last.visibleProperty());
        return last;
    }

    private Button button(String text, Predicate<FeatureChoice> wanted) {
        Button button = new Button(text);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> model.chooseFeatures(wanted));
        return button;
    }

    private void filter(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        shown.setPredicate(choice -> choice.name().toLowerCase(Locale.ROOT).contains(wanted));
    }

    private void countChosen() {
        List<FeatureChoice> all = List.copyOf(model.features());
        StringBinding text = Bindings.createStringBinding(
                () -> Formats.count(all.stream().filter(c -> c.chosen().get()).count()) + " of "
                        + Formats.counted(all.size(), "column", "columns") + " chosen",
                all.stream().map(FeatureChoice::chosen).toArray(Observable[]::new));
        count.textProperty().bind(text);
    }

    private TableView<FeatureChoice> table() {
        TableView<FeatureChoice> table = new TableView<>(shown);
        table.setId("features");
        table.setEditable(true);
        table.getStyleClass().addAll("sf-table", "dense");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setPlaceholder(new Label("No column has such a name."));
        TableColumn<FeatureChoice, Boolean> chosen = new TableColumn<>("Use");
        chosen.setCellValueFactory(f -> f.getValue().chosen());
        chosen.setCellFactory(CheckBoxTableCell.forTableColumn(chosen));
        chosen.setMinWidth(48);
        chosen.setPrefWidth(56);
        chosen.setMaxWidth(72);
        chosen.setSortable(false);
        table.getColumns()
                .addAll(List.of(
                        chosen,
                        column("Column", FeatureChoice::name, 260),
                        column("Role", c -> c.role().title(), 120),
                        fate()));
        return table;
    }

    private static TableColumn<FeatureChoice, ColumnFate> fate() {
        TableColumn<FeatureChoice, ColumnFate> fate = new TableColumn<>("In the last training");
        fate.setCellValueFactory(f -> f.getValue().fate());
        fate.setCellFactory(c -> new FateCell());
        fate.setPrefWidth(320);
        fate.setSortable(false);
        return fate;
    }

    private static TableColumn<FeatureChoice, String> column(
            String title, Function<FeatureChoice, String> text, double width) {
        TableColumn<FeatureChoice, String> column = new TableColumn<>(title);
        column.setCellValueFactory(f -> new ReadOnlyObjectWrapper<>(text.apply(f.getValue())));
        column.setPrefWidth(width);
        column.setSortable(false);
        return column;
    }

    /** A few words; all of it in a tooltip and for those who do not see it. */
    private static final class FateCell extends TableCell<FeatureChoice, ColumnFate> {
        @Override
        protected void updateItem(@Nullable ColumnFate fate, boolean empty) {
            super.updateItem(fate, empty);
            ColumnFate shown = fate == null ? ColumnFate.NONE : fate;
            setText(shown.brief());
            setAccessibleText(shown.whole());
            setTooltip(shown.whole().isEmpty() ? null : Tips.of(shown.whole()));
        }
    }
}
