package org.strayflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import java.util.function.LongUnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Asks the dynamic linker and the X server, on Linux. Loaded libraries stay: JavaFX is about to use them. */
@SuppressWarnings("restricted") // calling into C is the point; every signature below is Xlib's own
final class NativeProbes implements Display.Probes {
    private static final Pattern FONT = Pattern.compile("\\.(ttf|ttc|otf|pfb)$");

    @Override
    public boolean loads(String library) {
        try {
            SymbolLookup.libraryLookup(library, Arena.global());
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public boolean answers(String display) {
        SymbolLookup xlib = SymbolLookup.libraryLookup("libX11.so.6", Arena.global());
        // Pointers go as 64-bit numbers: JavaFX runs on no other Linux. Results nobody wants are declared void.
        Runnable initThreads = MethodHandleProxies.asInterfaceInstance(
                Runnable.class, function(xlib, "XInitThreads", FunctionDescriptor.ofVoid()));
        LongUnaryOperator open = MethodHandleProxies.asInterfaceInstance(
                LongUnaryOperator.class,
                function(xlib, "XOpenDisplay", FunctionDescriptor.of(ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG)));
        LongConsumer close = MethodHandleProxies.asInterfaceInstance(
                LongConsumer.class, function(xlib, "XCloseDisplay", FunctionDescriptor.ofVoid(ValueLayout.JAVA_LONG)));
        try (Arena arena = Arena.ofConfined()) {
            // Must come before any other call of Xlib, and GTK will use it from several threads.
            initThreads.run();
            long connection = open.applyAsLong(arena.allocateFrom(display).address());
            if (connection == 0) {
                return false;
            }
            close.accept(connection);
            return true;
        }
    }

    @Override
    public boolean hasFonts() {
        String home = System.getProperty("user.home", "");
        return Stream.of("/usr/share/fonts", "/usr/local/share/fonts", home + "/.local/share/fonts", home + "/.fonts")
                .anyMatch(folder -> holdsFont(Path.of(folder)));
    }

    private static boolean holdsFont(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.anyMatch(file -> FONT.matcher(file.toString()).find());
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }

    private static MethodHandle function(SymbolLookup library, String name, FunctionDescriptor signature) {
        return Linker.nativeLinker().downcallHandle(library.findOrThrow(name), signature);
    }
}
