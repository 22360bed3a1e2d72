package org.strayflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Whether this machine can show a window, or at least draw one. JavaFX ends in a stack trace when it cannot, so Strayflow looks first. Windows and macOS
 * always can; elsewhere JavaFX needs an X server (on Wayland: XWayland), Xlib, GTK 3 and the XTEST library, and to draw pictures
 * without a display FreeType, Pango, Fontconfig and a font.
 */
final class Display {
    private static final String XLIB = "libX11.so.6";

    /** What JavaFX's window system is linked with; the rest comes with GTK. */
    private static final List<Library> WINDOW = List.of(
            new Library(XLIB, "Xlib", "libx11-6", "libX11"),
            new Library("libgtk-3.so.0", "GTK 3", "libgtk-3-0", "gtk3"),
            new Library("libXtst.so.6", "the XTEST library", "libxtst6", "libXtst"));

    /** What JavaFX draws text with, also without a display. */
    private static final List<Library> TEXT = List.of(
            new Library("libfreetype.so.6", "FreeType", "libfreetype6", "freetype"),
            new Library("libpangoft2-1.0.so.0", "Pango", "libpangoft2-1.0-0", "pango"),
            new Library("libfontconfig.so.1", "Fontconfig", "fontconfig", "fontconfig"));

    private final String system;
    private final Map<String, String> environment;
    private final Probes probes;

    /** What can only be found out by trying. */
    interface Probes {
        /** Whether the dynamic linker finds the library, for example {@code libgtk-3.so.0}. */
        boolean loads(String library);

        /** Whether the X server of a display, for example {@code :0}, takes a connection; Xlib must be loadable. */
        boolean answers(String display);

        /** Whether any font is installed. */
        boolean hasFonts();
    }

    private record Library(String file, String title, String debian, String fedora) {}

    /** For tests: any machine. */
    Display(String system, Map<String, String> environment, Probes probes) {
        this.system = system.toLowerCase(Locale.ROOT);
        this.environment = environment;
        this.probes = probes;
    }

    /** The machine Strayflow runs on. */
    static Display ofThisMachine() {
        return new Display(System.getProperty("os.name", ""), System.getenv(), new NativeProbes());
    }

    /** What a window lacks and what to do about it, in one line; empty when one can be shown. */
    Optional<String> missingForWindow() {
        if (!asksTheLinker()) {
            return Optional.empty();
        }
        List<String> reasons = new ArrayList<>();
        server().ifPresent(reasons::add);
        reasons.addAll(missing(WINDOW));
        return line("open a window", reasons);
    }

    /** What drawing without a display lacks and what to do about it, in one line; empty when pictures can be made. */
    Optional<String> missingForPictures() {
        if (!asksTheLinker()) {
            return Optional.empty();
        }
        List<String> reasons = missing(TEXT);
        if (!probes.hasFonts()) {
            reasons.add("there are no fonts (install fonts-dejavu-core; Fedora: dejavu-sans-fonts)");
        }
        return line("draw text", reasons);
    }

    private boolean asksTheLinker() {
        return !system.startsWith("windows") && !system.startsWith("mac");
    }

    private List<String> missing(List<Library> libraries) {
        List<String> reasons = new ArrayList<>();
        for (Library library : libraries) {
            if (!probes.loads(library.file)) {
                reasons.add(
                        library.title + " is missing (install " + library.debian + "; Fedora: " + library.fedora + ")");
            }
        }
        return reasons;
    }

    private static Optional<String> line(String what, List<String> reasons) {
        return reasons.isEmpty()
                ? Optional.empty()
                : Optional.of("Strayflow cannot " + what + " here: " + String.join("; ", reasons) + ".");
    }

    private Optional<String> server() {
        String display = environment.getOrDefault("DISPLAY", "");
        if (!display.isEmpty()) {
            return !probes.loads(XLIB) || probes.answers(display)
                    ? Optional.empty()
                    : Optional.of("no X server answers at DISPLAY=" + display
                            + " (log in to a desktop, connect with ssh -X, or use xvfb-run)");
        }
        return Optional.of(
                environment.getOrDefault("WAYLAND_DISPLAY", "").isEmpty()
                        ? "there is no display (DISPLAY is not set: log in to a desktop, connect with ssh -X, or use xvfb-run)"
                        : "this Wayland desktop runs no XWayland, which JavaFX needs (DISPLAY is not set: install xwayland)");
    }
}
