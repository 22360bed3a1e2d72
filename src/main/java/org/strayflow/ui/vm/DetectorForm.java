package org.strayflow.ui.vm;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.strayflow.detect.DetectorSpec;
import org.strayflow.detect.Detectors;
import org.strayflow.detect.Parameter;
import org.strayflow.task.ConfigurationException;

/**
 * The part of the Train room's form that chooses the detector and its settings. A choice may bring other settings with it, as that of an
 * ensemble's member does; what was typed into those that stay is kept.
 */
final class DetectorForm {
    private final ObjectProperty<DetectorSpec> detector =
            new SimpleObjectProperty<>(Detectors.all().getFirst());
    private final ObservableList<Setting> settings = FXCollections.observableArrayList();
    private final Runnable changed;
    /** The chosen detector with the choices made: it says which settings there are. */
    private DetectorSpec shape = detector.get();

    /** @param changed runs whenever a field has changed */
    DetectorForm(Runnable changed) {
        this.changed = changed;
        detector.addListener((p, old, now) -> reset());
        show(Map.of());
    }

    /** The settings as they are at first. */
    void reset() {
        shape = detector.get();
        show(Map.of());
        changed.run();
    }

    private void show(Map<String, String> typed) {
        settings.setAll(shape.parameters().stream()
                .map(parameter -> setting(parameter, typed))
                .toList());
    }

    private Setting setting(Parameter parameter, Map<String, String> typed) {
        StringProperty text = new SimpleStringProperty(typed.getOrDefault(parameter.key(), parameter.value()));
        text.addListener((p, old, now) -> {
            if (parameter.kind() == Parameter.Kind.CHOICE) {
                chosen(parameter, now);
            }
            changed.run();
        });
        return new Setting(parameter, text);
    }

    private void chosen(Parameter parameter, String option) {
        try {
            shape = shape.with(parameter.key(), option);
        } catch (ConfigurationException e) {
            // The form is blocked by it until another option is chosen.
            return;
        }
        if (!keys(shape.parameters())
                .equals(settings.stream()
                        .map(setting -> setting.parameter().key())
                        .toList())) {
            Map<String, String> typed = new HashMap<>();
            settings.forEach(setting ->
                    typed.put(setting.parameter().key(), setting.text().get()));
            show(typed);
        }
    }

    private static List<String> keys(List<Parameter> parameters) {
        return parameters.stream().map(Parameter::key).toList();
    }

    /**
     * The detector with its settings.
     *
     * @throws ConfigurationException when one of them makes no sense
     */
    DetectorSpec spec() throws ConfigurationException {
        DetectorSpec spec = shape;
        for (Setting setting : settings) {
            spec = spec.with(setting.parameter().key(), setting.text().get().strip());
        }
        return spec;
    }

    /** The detector chosen, with the settings it starts with. */
    ObjectProperty<DetectorSpec> detectorProperty() {
        return detector;
    }

    /** How features are usually made for the detector as it is chosen now. */
    DetectorSpec shape() {
        return shape;
    }

    /** The chosen detector's settings. */
    ObservableList<Setting> settings() {
        return settings;
    }
}
