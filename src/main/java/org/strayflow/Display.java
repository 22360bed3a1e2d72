package org.strayflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Whether this machine can show a window. JavaFX ends in a stack trace when it cannot, so Strayflow looks first. Windows and macOS
 * always can; elsewhere JavaFX needs an X server (on Wayland: XWayland), Xlib, GTK 3 and the XTEST library.
 */
final class Display {
    private final String system;
    private final Map<String, String> environment;
    private final Probes probes;

    /** What can only be found out by trying. */
    interface Probes {
        /** Whether the dynamic linker finds the library, for example {@code libgtk-3.so.0}. */
        boolean loads(String library);

        /** Whether the X server of a display, for example {@code :0}, takes a connection; Xlib must be loadable. */
        boolean answers(String display);
    }

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

    /** What is missing and what to do about it, in one line; empty when a window can be shown. */
    Optional<String> missing() {
        if (system.startsWith("windows") || system.startsWith("mac")) {
            return Optional.empty();
        }
        List<String> reasons = new ArrayList<>();
        boolean xlib = probes.loads("libX11.so.6");
        server(xlib).ifPresent(reasons::add);
        if (!xlib) {
            reasons.add("Xlib is missing (install libx11-6; Fedora: libX11)");
        }
        if (!probes.loads("libgtk-3.so.0")) {
            reasons.add("GTK 3 is missing (install libgtk-3-0; Fedora: gtk3)");
        }
        if (!probes.loads("libXtst.so.6")) {
            reasons.add("the XTEST library is missing (install libxtst6; Fedora: libXtst)");
        }
        return reasons.isEmpty()
                ? Optional.empty()
                : Optional.of("Strayflow cannot open a window here: " + String.join("; ", reasons) + ".");
    }

    private Optional<String> server(boolean xlib) {
        String display = environment.getOrDefault("DISPLAY", "");
        if (!display.isEmpty()) {
            return !xlib || probes.answers(display)
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
