package org.strayflow.ui.view;

import java.util.List;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.strayflow.ui.vm.ExplainedFlow;
import org.strayflow.ui.vm.FlowFeature;
import org.strayflow.ui.vm.Formats;

/** Every feature of the selected flow: what it adds to the score, its value and where that usually is. */
final class FlowFeaturesTable extends TableView<FlowFeature> {
    FlowFeaturesTable() {
        setId("contributions");
        getStyleClass().addAll("sf-table", "dense");
        setPlaceholder(new Label("The model has no features."));
        TableColumn<FlowFeature, FlowFeature> amount = Columns.bare(
                "flow-adds", "Adds", "How much the value makes the flow more (+) or less (−) unusual", 104);
        amount.setCellFactory(
                any -> new AmountCell<>(FlowFeature::amount, f -> signed(f.amount()), FlowFeaturesTable::tip));
        TableColumn<FlowFeature, FlowFeature> value = Columns.of(
                "flow-value",
                "Value",
                "As it stands in the file; ▲ above what is usual, ▼ below",
                106,
                f -> f.value()
                        + (f.direction().mark().isEmpty()
                                ? ""
                                : " " + f.direction().mark()),
                FlowFeaturesTable::place);
        TableColumn<FlowFeature, FlowFeature> usual = Columns.of(
                "flow-usual",
                "Usually",
                "From the 5 % to the 95 % quantile of the benign training flows",
                128,
                FlowFeature::usual);
        value.getStyleClass().add("number");
        usual.getStyleClass().add("number");
        TableColumn<FlowFeature, FlowFeature> name = Columns.of(
                "flow-feature", "Feature", "What the detector looks at", 116, FlowFeature::name, FlowFeature::name);
        getColumns().addAll(List.of(name, amount, value, usual));
        ColumnFit.fill(this);
    }

    void show(ExplainedFlow flow) {
        getItems().setAll(flow.features());
        scrollTo(0);
    }

    private static String signed(double amount) {
        return Math.abs(amount) < 1000 ? String.format(Locale.ROOT, "%+.3f", amount) : Formats.significant(amount);
    }

    private static String tip(FlowFeature feature) {
        return feature.name() + " = " + feature.value() + "\n"
                + (feature.amount() < 0 ? "makes it more usual by " : "makes it more unusual by ")
                + Math.abs(feature.amount());
    }

    private static String place(FlowFeature feature) {
        return feature.usual().isEmpty() || feature.direction().text().isEmpty()
                ? feature.value()
                : feature.value() + ": " + feature.direction().text() + ", " + feature.usual();
    }
}
