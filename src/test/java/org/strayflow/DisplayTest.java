package org.strayflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What Strayflow says when it cannot open a window. */
class DisplayTest {
    private static final Set<String> ALL = Set.of("libX11.so.6", "libgtk-3.so.0", "libXtst.so.6");

    @Test
    void aDesktopLacksNothing() {
        assertThat(linux(Map.of("DISPLAY", ":0"), ALL, true).missingForWindow()).isEmpty();
    }

    @Test
    void windowsAndMacosAreNotAsked() {
        for (String system : new String[] {"Windows 11", "Mac OS X"}) {
            assertThat(new Display(system, Map.of(), new Machine(Set.of(), false, true)).missingForWindow())
                    .isEmpty();
        }
    }

    @Test
    void noDisplay() {
        assertThat(linux(Map.of(), ALL, true).missingForWindow())
                .hasValue(
                        "Strayflow cannot open a window here: there is no display (DISPLAY is not set: log in to a desktop, "
                                + "connect with ssh -X, or use xvfb-run).");
        assertThat(linux(Map.of("DISPLAY", ""), ALL, true).missingForWindow()).isPresent();
    }

    @Test
    void waylandAloneIsNotEnough() {
        assertThat(linux(Map.of("WAYLAND_DISPLAY", "wayland-0"), ALL, true)
                        .missingForWindow()
                        .orElseThrow())
                .contains("install xwayland");
        assertThat(linux(Map.of("WAYLAND_DISPLAY", "wayland-0", "DISPLAY", ":0"), ALL, true)
                        .missingForWindow())
                .isEmpty();
    }

    @Test
    void aServerThatDoesNotAnswer() {
        assertThat(linux(Map.of("DISPLAY", ":7"), ALL, false).missingForWindow().orElseThrow())
                .contains("no X server answers at DISPLAY=:7");
    }

    @Test
    void everythingMissingIsSaidInOneLine() {
        String line = linux(Map.of(), Set.of(), false).missingForWindow().orElseThrow();
        assertThat(line)
                .contains("no display", "libx11-6", "libgtk-3-0", "libxtst6")
                .doesNotContain("\n");
    }

    @Test
    void theServerIsNotAskedWithoutXlib() {
        Display.Probes probes = new Display.Probes() {
            @Override
            public boolean loads(String library) {
                return !library.equals("libX11.so.6");
            }

            @Override
            public boolean answers(String display) {
                throw new AssertionError("asked without Xlib");
            }

            @Override
            public boolean hasFonts() {
                return true;
            }
        };
        assertThat(new Display("Linux", Map.of("DISPLAY", ":0"), probes)
                        .missingForWindow()
                        .orElseThrow())
                .isEqualTo("Strayflow cannot open a window here: Xlib is missing (install libx11-6; Fedora: libX11).");
    }

    @Test
    void picturesNeedTextAndFontsButNoDisplay() {
        Set<String> text = Set.of("libfreetype.so.6", "libpangoft2-1.0.so.0", "libfontconfig.so.1");
        assertThat(linux(Map.of(), text, false).missingForPictures()).isEmpty();
        assertThat(linux(Map.of(), Set.of("libfreetype.so.6"), false).missingForPictures())
                .hasValue(
                        "Strayflow cannot draw text here: Pango is missing (install libpangoft2-1.0-0; Fedora: pango); "
                                + "Fontconfig is missing (install fontconfig; Fedora: fontconfig).");
        assertThat(new Display("Linux", Map.of(), new Machine(text, false, false))
                        .missingForPictures()
                        .orElseThrow())
                .contains("there are no fonts");
        assertThat(new Display("Windows 11", Map.of(), new Machine(Set.of(), false, false)).missingForPictures())
                .isEmpty();
    }

    @Test
    void theLinkerIsAskedForReal() {
        assumeTrue(System.getProperty("os.name").equals("Linux"), "the probes are for Linux");
        NativeProbes probes = new NativeProbes();
        assertThat(probes.loads("libc.so.6")).isTrue();
        assertThat(probes.loads("libstrayflow-is-not-there.so.1")).isFalse();
        assumeTrue(probes.loads("libX11.so.6"), "no Xlib on this machine");
        assertThat(probes.answers(":65123")).isFalse();
    }

    private static Display linux(Map<String, String> environment, Set<String> libraries, boolean server) {
        return new Display("Linux", environment, new Machine(libraries, server, true));
    }

    private record Machine(Set<String> libraries, boolean server, boolean hasFonts) implements Display.Probes {
        @Override
        public boolean loads(String library) {
            return libraries.contains(library);
        }

        @Override
        public boolean answers(String display) {
            return server;
        }
    }
}
