package org.strayflow.ui.view;

import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.strayflow.eval.Metrics;
import org.strayflow.ui.vm.Formats;
import org.strayflow.ui.vm.ThresholdViewModel;

/** The numbers that follow the threshold. */
final class ThresholdMetrics extends HBox {
    private static final double ONE_LINE = 720;
    private static final double SOURCE_WIDTH = 170;

    private final ObservableValue<@Nullable Metrics> metrics;
    private final MetricStrip strip = new MetricStrip();

    ThresholdMetrics(ThresholdViewModel model) {
        this.metrics = model.metricsProperty();
        setId("metrics");
        share("Precision", Metrics::precision, "share of the flagged labelled flows that are attacks");
        share("Recall", Metrics::recall, "share of the attacks that are flagged");
        share("F1", Metrics::f1, "harmonic mean of precision and recall");
        add(
                "False-positive rate",
                "99.99 %",
                m -> Formats.percent(m.falsePositiveRate()),
                m -> exact(m.falsePositiveRate(), "share of the benign flows that are flagged"));
        add(
                "Flagged",
                "2,830,743",
                m -> Formats.count(m.flagged()),
                m -> Formats.count(m.flagged()) + " flagged flows");
        add(
                "of flows",
                "2,830,743",
                m -> Formats.count(m.rows()),
                m -> Formats.counted(m.rows(), "flow", "flows") + ", of which "
                        + Formats.count(m.attacks()) + " attacks, " + Formats.count(m.benign()) + " benign, "
                        + Formats.count(m.unlabelled()) + " unlabelled");
        add(
                "Share",
                "99.99 %",
                m -> Formats.percent(m.flaggedShare()),
                m -> exact(m.flaggedShare(), "share of the flows that are flagged"));
        // The height is asked for before the width is known: one line, as long as the window is not narrower than
        // allowed.
        strip.setPrefWrapLength(ONE_LINE);
        HBox.setHgrow(strip, Priority.ALWAYS);
        Label source = new Label();
        source.setId("metrics-source");
        source.getStyleClass().add("sf-caption");
        source.setWrapText(true);
        source.setMinWidth(SOURCE_WIDTH);
        source.setMaxWidth(SOURCE_WIDTH);
        source.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> "from " + model.partitionProperty().get().title() + " rows, threshold "
                                + model.tunedTextProperty().get(),
                        model.partitionProperty(),
                        model.tunedTextProperty()));
        setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(strip, source);
    }

    private interface Share {
        double of(Metrics metrics);
    }

    private void share(String name, Share number, String meaning) {
        add(name, "0.0000", m -> Formats.ratio(number.of(m)), m -> exact(number.of(m), meaning));
    }

    private static String exact(double value, String meaning) {
        return (Double.isNaN(value) ? "Not known here" : Double.toString(value)) + ": " + meaning;
    }

    private void add(String name, String widest, Function<Metrics, String> shown, Function<Metrics, String> exact) {
        strip.add(name, widest, text(shown), text(exact));
    }

    private ObservableValue<String> text(Function<Metrics, String> of) {
        return metrics.map(m -> m == null ? Formats.NONE : of.apply(m)).orElse(Formats.NONE);
    }
}
