package org.strayflow.workspace;

import java.util.ArrayList;
import java.util.List;
import org.strayflow.eval.Drift;

/**
 * What the program remembers between starts.
 *
 * @param theme {@code "system"}, {@code "light"} or {@code "dark"}
 * @param fontPercent size of texts, 100 to 200
 * @param recentFiles captures opened last, the newest first, as absolute paths; the files of one capture are one entry
 * @param windowWidth width of the window in pixels, 0 when it was never shown
 * @param windowHeight height of the window in pixels, 0 when it was never shown
 * @param driftAlert effect above which a feature's drift is pointed out, above 0, at most 1
 */
public record Settings(
        String theme,
        int fontPercent,
        List<List<String>> recentFiles,
        int windowWidth,
        int windowHeight,
        double driftAlert) {
    /** How many captures are remembered. */
    public static final int RECENT = 10;

    /** Puts values that make no sense back to the usual ones. */
    public Settings {
        theme = List.of("light", "dark").contains(theme) ? theme : "system";
        fontPercent = Math.clamp(fontPercent, 100, 200);
        recentFiles = recentFiles.stream()
                .filter(files -> !files.isEmpty())
                .map(List::copyOf)
                .limit(RECENT)
                .toList();
        windowWidth = Math.max(0, windowWidth);
        windowHeight = Math.max(0, windowHeight);
        driftAlert = driftAlert > 0 && driftAlert <= 1 ? driftAlert : Drift.ALERT;
    }

    /** What a first start finds. */
    public static Settings defaults() {
        return new Settings("system", 100, List.of(), 0, 0, Drift.ALERT);
    }

    /** With a capture as the newest one. */
    public Settings withRecent(List<String> files) {
        List<List<String>> next = new ArrayList<>();
        next.add(List.copyOf(files));
        recentFiles.stream().filter(other -> !other.equals(files)).forEach(next::add);
        return new Settings(theme, fontPercent, next, windowWidth, windowHeight, driftAlert);
    }

    /** Without a capture, for example one that is no longer there. */
    public Settings withoutRecent(List<String> files) {
        List<List<String>> next =
                recentFiles.stream().filter(other -> !other.equals(files)).toList();
        return new Settings(theme, fontPercent, next, windowWidth, windowHeight, driftAlert);
    }

    /** With another theme. */
    public Settings withTheme(String other) {
        return new Settings(other, fontPercent, recentFiles, windowWidth, windowHeight, driftAlert);
    }

    /** With another size of texts. */
    public Settings withFontPercent(int percent) {
        return new Settings(theme, percent, recentFiles, windowWidth, windowHeight, driftAlert);
    }

    /** With another size of the window. */
    public Settings withWindow(int width, int height) {
        return new Settings(theme, fontPercent, recentFiles, width, height, driftAlert);
    }

    /** With another effect above which drift is pointed out. */
    public Settings withDriftAlert(double effect) {
        return new Settings(theme, fontPercent, recentFiles, windowWidth, windowHeight, effect);
    }
}
