package org.strayflow.ui.view;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Scene;
import javafx.scene.text.Font;
import org.strayflow.ui.vm.ThemeMode;

/**
 * How the window looks: light or dark, and how large the type is. Popups and dialogs take their look from the scene they belong to.
 * To be used on JavaFX's thread.
 */
public final class Theme {
    /** Size of text in pixels at scale 1. */
    public static final double TEXT_PIXELS = 13;

    /** The smallest scale of the type. */
    public static final double MIN_SCALE = 1;

    /** The largest scale of the type. */
    public static final double MAX_SCALE = 2;

    private static final double SCALE_STEP = 0.1;

    private final ObjectProperty<ThemeMode> mode = new SimpleObjectProperty<>(this, "mode", ThemeMode.SYSTEM);
    private final DoubleProperty scale = new SimpleDoubleProperty(this, "scale", 1);
    private final ObjectProperty<ColorScheme> system = new SimpleObjectProperty<>(this, "system", ColorScheme.LIGHT);
    private final BooleanBinding dark = Bindings.createBooleanBinding(this::computeDark, mode, system);
    private final List<Scene> scenes = new ArrayList<>();

    /** Follows the operating system, at scale 1. */
    public Theme() {
        system.bind(Platform.getPreferences().colorSchemeProperty());
        dark.addListener((observable, was, is) -> apply());
        scale.addListener((observable, was, is) -> apply());
    }

    private boolean computeDark() {
        return switch (mode.get()) {
            case LIGHT -> false;
            case DARK -> true;
            case SYSTEM -> system.get() == ColorScheme.DARK;
        };
    }

    /** What the analyst chose. */
    public ObjectProperty<ThemeMode> modeProperty() {
        return mode;
    }

    /** Whether the dark look is on. */
    public ObservableBooleanValue darkProperty() {
        return dark;
    }

    /** The scale that text of the usual size has in a font; at least 1. */
    static double scaleOf(Font font) {
        return Math.max(1, font.getSize() / TEXT_PIXELS);
    }

    /** The scale of the type, {@link #MIN_SCALE}..{@link #MAX_SCALE}; 1 is normal. */
    public DoubleProperty scaleProperty() {
        return scale;
    }

    /** Makes the type one step larger. */
    public void larger() {
        changeScale(scale.get() + SCALE_STEP);
    }

    /** Makes the type one step smaller. */
    public void smaller() {
        changeScale(scale.get() - SCALE_STEP);
    }

    /** Makes the type normal again. */
    public void normalSize() {
        changeScale(1);
    }

    private void changeScale(double wanted) {
        double rounded = Math.round(wanted / SCALE_STEP) * SCALE_STEP;
        scale.set(Math.clamp(rounded, MIN_SCALE, MAX_SCALE));
    }

    /** Gives a scene this look, now and after every change. */
    public void install(Scene scene) {
        scenes.add(scene);
        apply();
    }

    private void apply() {
        boolean isDark = dark.get();
        Application.setUserAgentStylesheet(
                isDark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
        List<String> sheets = new ArrayList<>(List.of(sheet("bridge"), sheet("strayflow"), sheet("chart")));
        if (isDark) {
            sheets.add(sheet("dark"));
        }
        sheets.add(typeSheet());
        for (Scene scene : scenes) {
            scene.getStylesheets().setAll(sheets);
        }
    }

    private static String sheet(String name) {
        return Objects.requireNonNull(
                        Theme.class.getResource("/org/strayflow/ui/" + name + ".css"), () -> "no style sheet " + name)
                .toExternalForm();
    }

    /**
     * The size of the type as a style sheet of its own, so that popups get it too. An icon is a text whose own size is set, so its
     * size must be in pixels: in em it would grow with every pass. The height of a table's row is a whole number of pixels, so
     * that the lines between rows are equally thick.
     */
    private String typeSheet() {
        double text = TEXT_PIXELS * scale.get();
        String css = String.format(
                Locale.ROOT, """
                .root { -fx-font-size: %.2fpx; -fx-font-family: "%s"; }
                .ikonli-font-icon { -fx-icon-size: %.0fpx; }
                .sf-empty > .ikonli-font-icon { -fx-icon-size: %.0fpx; }
                .sf-mono, .sf-table .table-cell.address { -fx-font-family: "%s"; }
                .sf-table { -fx-fixed-cell-size: %.0fpx; }
                """, text, Fonts.TABULAR, text * 1.3, text * 3.5, Fonts.MONOSPACED, text * 1.85);
        return "data:text/css;base64," + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
    }
}
