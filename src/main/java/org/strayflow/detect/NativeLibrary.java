package org.strayflow.detect;

import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandleProxies;
import java.util.Optional;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** XGBoost's native library, which the Java library brings, for calls of its C interface that the Java library does not offer. */
@SuppressWarnings("restricted") // Native calls are what it is for; the program is started with them allowed.
final class NativeLibrary {
    /** What every function but one gives back: 0 is success. */
    static final MemoryLayout RESULT = ValueLayout.JAVA_INT;

    static final MemoryLayout POINTER = ValueLayout.ADDRESS;

    /** Where a text or bytes of unknown length begin. */
    static final AddressLayout BYTES =
            ValueLayout.ADDRESS.withTargetLayout(MemoryLayout.sequenceLayout(Integer.MAX_VALUE, ValueLayout.JAVA_BYTE));

    /** {@code const char *f(void)}. */
    public interface GetText {
        /** Calls it. */
        MemorySegment call();
    }

    /** {@code int setenv(const char *name, const char *value, int overwrite)}. */
    public interface SetVariable {
        /** Calls it; 0 is success. */
        int call(MemorySegment name, MemorySegment value, int overwrite);
    }

    /** {@code int malloc_trim(size_t pad)}. */
    public interface Trim {
        /** Calls it; 1 when memory was given back. */
        int call(long pad);
    }

    private final Linker linker = Linker.nativeLinker();
    private final GetText lastError;
    private final Optional<Trim> trim;

    /** Loads the native library when it is not loaded yet. */
    NativeLibrary() throws XGBoostError {
        waitPassively();
        new DMatrix(new float[1], 1, 1, Float.NaN).dispose();
        this.lastError = function(GetText.class, "XGBGetLastError", FunctionDescriptor.of(BYTES));
        this.trim = linker.defaultLookup()
                .find("malloc_trim")
                .map(symbol -> function(Trim.class, symbol, FunctionDescriptor.of(RESULT, ValueLayout.JAVA_LONG)));
    }

    /**
     * The library's threads are to sleep, not to spin, while they wait for each other: where another program has a core, spinning makes
     * training many times slower. OpenMP reads this when it is loaded; what the user has set stays. Windows has no {@code setenv}, nor
     * an OpenMP that knows the variable.
     */
    private void waitPassively() {
        try (Arena arena = Arena.ofConfined()) {
            linker.defaultLookup()
                    .find("setenv")
                    .map(symbol -> function(
                            SetVariable.class, symbol, FunctionDescriptor.of(RESULT, POINTER, POINTER, RESULT)))
                    .ifPresent(
                            set -> set.call(arena.allocateFrom("OMP_WAIT_POLICY"), arena.allocateFrom("passive"), 0));
        }
    }

    /**
     * Gives memory that the library has freed back to the system, where its allocator is glibc's: that one keeps what many threads have
     * freed in small pieces, which after the search for the bins is half as much as the rows.
     */
    void trim() {
        trim.ifPresent(function -> function.call(0));
    }

    /** A function of the library; the one method of the type is as the descriptor says. */
    <T> T function(Class<T> type, String name, FunctionDescriptor descriptor) {
        MemorySegment symbol = SymbolLookup.loaderLookup()
                .find(name)
                .orElseThrow(() -> new IllegalStateException("the native library has no " + name));
        return function(type, symbol, descriptor);
    }

    private <T> T function(Class<T> type, MemorySegment symbol, FunctionDescriptor descriptor) {
        return MethodHandleProxies.asInterfaceInstance(type, linker.downcallHandle(symbol, descriptor));
    }

    /** Throws what the library says when a function did not give 0. */
    void check(int result) throws XGBoostError {
        if (result != 0) {
            throw new XGBoostError(lastError.call().getString(0));
        }
    }
}
