package org.strayflow.ui.vm;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.strayflow.task.StrayflowException;
import org.strayflow.workspace.ReadingMemory;
import org.strayflow.workspace.Settings;
import org.strayflow.workspace.SettingsStore;

/** The settings while the window is open: each change is saved at once. A folder that cannot be written costs a line in the log. */
public final class SettingsKeeper {
    private static final Logger LOG = Logger.getLogger(SettingsKeeper.class.getName());

    private final Optional<SettingsStore> store;
    private final ReadOnlyObjectWrapper<Settings> settings;
    private final ReadingMemory readingMemory;

    /** Loads the settings. */
    public SettingsKeeper(SettingsStore store) {
        this(Optional.of(store), store.load());
    }

    private SettingsKeeper(Optional<SettingsStore> store, Settings settings) {
        this.store = store;
        this.settings = new ReadOnlyObjectWrapper<>(settings);
        this.readingMemory = store.map(SettingsStore::readingMemory).orElseGet(ReadingMemory::ofNothing);
    }

    /** The usual settings, kept nowhere: for pictures and tests. */
    public static SettingsKeeper ofNothing() {
        return new SettingsKeeper(Optional.empty(), Settings.defaults());
    }

    /** The settings now. */
    public ReadOnlyObjectProperty<Settings> property() {
        return settings.getReadOnlyProperty();
    }

    /** What was decided of reading files. */
    ReadingMemory readingMemory() {
        return readingMemory;
    }

    /** The captures opened last, the newest first; one entry holds the files of one capture. */
    public ObservableValue<List<List<String>>> recentFiles() {
        return settings.map(Settings::recentFiles);
    }

    /** The look chosen last. */
    public ThemeMode theme() {
        String text = settings.get().theme();
        return ThemeMode.valueOf(text.toUpperCase(Locale.ROOT));
    }

    /** Remembers a look. */
    public void keepTheme(ThemeMode mode) {
        change(s -> s.withTheme(mode.name().toLowerCase(Locale.ROOT)));
    }

    /** The scale of the type chosen last; 1 is normal. */
    public double typeScale() {
        return settings.get().fontPercent() / 100.0;
    }

    /** Remembers a scale of the type. */
    public void keepTypeScale(double scale) {
        change(s -> s.withFontPercent((int) Math.round(100 * scale)));
    }

    /** The window's width when it was closed last, in pixels; 0 when it was never shown. */
    public int windowWidth() {
        return settings.get().windowWidth();
    }

    /** The window's height when it was closed last, in pixels; 0 when it was never shown. */
    public int windowHeight() {
        return settings.get().windowHeight();
    }

    /** Remembers the size of the window in pixels. */
    public void keepWindow(double width, double height) {
        change(s -> s.withWindow((int) width, (int) height));
    }

    /** The effect above which drift is pointed out. */
    double driftAlert() {
        return settings.get().driftAlert();
    }

    /** Remembers an effect above which drift is pointed out. */
    void keepDriftAlert(double effect) {
        if (effect != driftAlert()) {
            change(s -> s.withDriftAlert(effect));
        }
    }

    /** Changes and saves them. */
    void change(UnaryOperator<Settings> change) {
        settings.set(change.apply(settings.get()));
        store.ifPresent(this::save);
    }

    private void save(SettingsStore to) {
        try {
            to.save(settings.get());
        } catch (StrayflowException e) {
            LOG.log(Level.WARNING, e.getMessage(), e);
        }
    }
}
