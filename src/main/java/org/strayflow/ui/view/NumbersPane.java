package org.strayflow.ui.view;

import java.util.List;
import java.util.function.Function;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import org.strayflow.ui.vm.Formats;
import org.strayflow.ui.vm.NumbersViewModel;

/** Every number with its 95 % interval, and precision where attacks are as rare as the analyst says. */
final class NumbersPane extends BorderPane {
    private final NumbersViewModel model;
    private final TableView<NumbersViewModel.Line> table = new TableView<>();
    private final TextField percent = new TextField();

    NumbersPane(NumbersViewModel model) {
        this.model = model;
        setUpPercent();
        setUpTable();
        Label before = new Label("Elsewhere");
        before.setLabelFor(percent);
        FlowPane top = new FlowPane(8, 4, before, percent, new Label("% attacks"));
        top.setAlignment(Pos.CENTER_LEFT);
        top.getStyleClass().add("sf-pane");
        Label note = new Label();
        note.setId("numbers-note");
        note.getStyleClass().add("sf-caption");
        note.setWrapText(true);
        note.setMinHeight(Region.USE_PREF_SIZE);
        note.textProperty().bind(model.noteProperty());
        setTop(top);
        setCenter(table);
        BorderPane.setMargin(note, new Insets(4, 12, 4, 12));
        setBottom(note);
    }

    private void setUpPercent() {
        percent.setId("base-rate");
        percent.setPrefColumnCount(4);
        percent.setAccessibleText("Attacks among the flows elsewhere, in per cent");
        percent.setTooltip(
                Tips.of(
                        "Labelled captures are full of attacks and real traffic is not: says what the precision"
                                + " would be where this share of the flows is attacks, if recall and false-positive rate stay"));
        percent.setOnAction(event -> commit());
        percent.focusedProperty().subscribe(focused -> {
            if (!focused) {
                commit();
            }
        });
        showPercent();
    }

    private void commit() {
        try {
            model.choosePercent(Double.parseDouble(percent.getText().strip().replace(',', '.')));
        } catch (NumberFormatException e) {
            // What is no number gives way to the number there was.
        }
        showPercent();
    }

    private void showPercent() {
        percent.setText(Formats.significant(model.percent(), 7).replace(",", ""));
    }

    private void setUpTable() {
        table.setId("numbers");
        table.getStyleClass().addAll("sf-table", "dense");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setPlaceholder(new Label("No numbers yet."));
        TableColumn<NumbersViewModel.Line, NumbersViewModel.Line> name = Columns.of(
                "number-name",
                "Number",
                "Of the rows chosen above, at the threshold",
                150,
                NumbersViewModel.Line::name,
                NumbersViewModel.Line::meaning);
        TableColumn<NumbersViewModel.Line, NumbersViewModel.Line> unseen = number(
                "unseen",
                "Unseen",
                "Without test rows that equal a training row in every feature",
                80,
                NumbersViewModel.Line::unseen);
        unseen.visibleProperty().bind(model.repeatsProperty());
        table.getColumns()
                .addAll(List.of(
                        name,
                        number("value", "Value", "On these rows", 80, NumbersViewModel.Line::value),
                        number(
                                "interval",
                                "95 % interval",
                                "How far the number may be trusted, by bootstrap: 95 % of the resamples lie in between",
                                130,
                                NumbersViewModel.Line::interval),
                        unseen));
        model.linesProperty().subscribe(lines -> Rows.show(table.getItems(), lines));
    }

    private static TableColumn<NumbersViewModel.Line, NumbersViewModel.Line> number(
            String id, String title, String meaning, double width, Function<NumbersViewModel.Line, String> text) {
        TableColumn<NumbersViewModel.Line, NumbersViewModel.Line> column =
                Columns.of("number-" + id, title, meaning, width, text);
        column.getStyleClass().add("number");
        return column;
    }
}
