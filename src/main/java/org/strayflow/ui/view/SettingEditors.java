package org.strayflow.ui.view;

import atlantafx.base.controls.ToggleSwitch;
import java.util.List;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import org.strayflow.ui.vm.Setting;

/** The fields of the Train room's form, by what a setting takes. */
final class SettingEditors {
    private SettingEditors() {}

    /** Adds a line a setting, and one above those of each member of an ensemble. */
    static void rows(FormGrid form, List<Setting> settings) {
        String group = "";
        for (Setting setting : settings) {
            if (!setting.parameter().group().equals(group)) {
                group = setting.parameter().group();
                form.heading(group);
            }
            form.row(
                    setting.parameter().title(),
                    editor(setting),
                    setting.parameter().help());
        }
    }

    private static Node editor(Setting setting) {
        return switch (setting.parameter().kind()) {
            case YES_NO -> toggle(setting);
            case INTEGER, NUMBER -> number(setting);
            case CHOICE -> choice(setting);
        };
    }

    private static String id(Setting setting) {
        return "set-" + setting.parameter().key();
    }

    private static Node toggle(Setting setting) {
        ToggleSwitch toggle = new ToggleSwitch();
        toggle.setId(id(setting));
        setting.text().subscribe(text -> toggle.setSelected(Boolean.parseBoolean(text)));
        toggle.selectedProperty().subscribe(on -> setting.text().set(Boolean.toString(on)));
        return toggle;
    }

    private static Node choice(Setting setting) {
        ComboBox<String> box = new ComboBox<>();
        box.setId(id(setting));
        box.getItems().setAll(setting.parameter().options());
        box.setMinWidth(Region.USE_PREF_SIZE);
        box.valueProperty().bindBidirectional(setting.text());
        return box;
    }

    private static Node number(Setting setting) {
        TextField field = field(id(setting), setting.text(), 8);
        field.setPromptText(setting.parameter().value());
        return field;
    }

    /** A short text field. */
    static TextField field(String id, StringProperty text, int columns) {
        TextField field = new TextField();
        field.setId(id);
        field.setPrefColumnCount(columns);
        field.setMaxWidth(Region.USE_PREF_SIZE);
        field.textProperty().bindBidirectional(text);
        return field;
    }
}
