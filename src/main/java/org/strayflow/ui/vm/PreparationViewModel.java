package org.strayflow.ui.vm;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.strayflow.detect.Parameter;
import org.strayflow.feature.PreparationPlan;
import org.strayflow.feature.TextEncoding;
import org.strayflow.flow.FlowTable;
import org.strayflow.store.ModelBundle;
import org.strayflow.task.ConfigurationException;

/** The part of the Train room's form that says how features are made of the columns. Follows the detector until it is changed. */
public final class PreparationViewModel {
    private final ObservableList<Setting> settings = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper last = new ReadOnlyStringWrapper("");
    private final Runnable changed;
    private PreparationPlan usual = PreparationPlan.usual();

    /** @param changed runs whenever a field has changed */
    PreparationViewModel(Runnable changed) {
        this.changed = changed;
        fill();
    }

    /** The fields, as typed. */
    public ObservableList<Setting> settings() {
        return settings;
    }

    /** Another detector suggests another plan; what the analyst has changed stays. */
    void suggest(PreparationPlan plan) {
        boolean untouched = settings.stream()
                .allMatch(setting ->
                        setting.text().get().equals(setting.parameter().value()));
        usual = plan;
        if (untouched) {
            reset();
        }
    }

    /** The fields as the detector suggests them. */
    void reset() {
        fill();
        changed.run();
    }

    private void fill() {
        settings.setAll(parameters(usual).map(this::setting).toList());
    }

    private Setting setting(Parameter parameter) {
        StringProperty text = new SimpleStringProperty(parameter.value());
        text.addListener((p, old, now) -> changed.run());
        return new Setting(parameter, text);
    }

    /**
     * What the fields ask for.
     *
     * @throws ConfigurationException when one of them makes no sense
     */
    PreparationPlan plan() throws ConfigurationException {
        PreparationPlan plan = usual;
        for (Setting setting : settings) {
            plan = plan.with(setting.parameter().key(), setting.text().get());
        }
        return plan;
    }

    private static Stream<Parameter> parameters(PreparationPlan plan) {
        Map<String, String> values = plan.settings();
        return Stream.of(
                texts(values.getOrDefault("text", "")),
                number(
                        "categories",
                        "Categories",
                        "How many texts of a column have a feature of their own when each has one; the rarer ones share one.",
                        Parameter.Kind.INTEGER,
                        PreparationPlan.LEAST_CATEGORIES,
                        PreparationPlan.MOST_CATEGORIES,
                        values),
                number(
                        "missing",
                        "Mark gaps",
                        "A second feature tells where a column has no value.",
                        Parameter.Kind.YES_NO,
                        0,
                        1,
                        values),
                number(
                        "correlation",
                        "Correlation",
                        "Of two features that move together more closely than this, the later one is dropped; 1 drops none.",
                        Parameter.Kind.NUMBER,
                        PreparationPlan.LEAST_CORRELATION,
                        1,
                        values),
                number(
                        "drop-repeats",
                        "Drop repeated rows",
                        "Training rows that repeat an earlier one, with its label, are left out of the training.",
                        Parameter.Kind.YES_NO,
                        0,
                        1,
                        values));
    }

    private static Parameter texts(String value) {
        List<String> options = Stream.concat(
                        Arrays.stream(TextEncoding.values()).map(TextEncoding::text), Stream.of(value))
                .distinct()
                .toList();
        return new Parameter(
                "text",
                "Texts",
                "A text becomes how rare it is, a feature of its own, or its place in the alphabet.",
                Parameter.Kind.CHOICE,
                0,
                0,
                options,
                value);
    }

    private static Parameter number(
            String key,
            String title,
            String help,
            Parameter.Kind kind,
            double min,
            double max,
            Map<String, String> values) {
        return new Parameter(key, title, help, kind, min, max, List.of(), values.getOrDefault(key, ""));
    }

    /** What the last training made of the columns, in a sentence or two; empty before there was one. */
    public ReadOnlyStringProperty lastProperty() {
        return last.getReadOnlyProperty();
    }

    /** Tells what a training made of the columns; what became of each, by its name. */
    Map<String, ColumnFate> show(ModelBundle trained, FlowTable table) {
        last.set(ColumnFates.summary(trained));
        return ColumnFates.of(trained, table);
    }

    /** Another capture is open, whose columns were not trained on. */
    void forget() {
        last.set("");
    }
}
