package org.strayflow.detect;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * The functions of XGBoost's C interface that its Java library does not offer: they make a matrix of histogram bins from blocks of rows,
 * which takes a byte a value, where the library's own matrix takes eight. The Java library brings the native one; these calls go to
 * the same.
 */
@SuppressWarnings("restricted") // Native calls are what it is for; the program is started with them allowed.
final class NativeCalls {
    /** Where the rows come from, several times over. Neither method may throw: there is no Java to catch it. */
    interface Blocks {
        /** Back to the first row. */
        void reset();

        /** Hands over one more block; 1 when there was one, 0 at the end. */
        int next();
    }

    /** {@code const char *f(void)}. */
    public interface GetText {
        /** Calls it. */
        MemorySegment call();
    }

    /** {@code int f(void *)}. */
    public interface OfOne {
        /** Calls it; 0 is success. */
        int call(MemorySegment argument);
    }

    /** {@code int f(void *, void *)}. */
    public interface OfTwo {
        /** Calls it; 0 is success. */
        int call(MemorySegment first, MemorySegment second);
    }

    /** {@code int setenv(const char *name, const char *value, int overwrite)}. */
    public interface SetVariable {
        /** Calls it; 0 is success. */
        int call(MemorySegment name, MemorySegment value, int overwrite);
    }

    /** {@code int f(void *matrix, const char *field, const float *values, uint64 count)}. */
    public interface SetFloats {
        /** Calls it; 0 is success. */
        int call(MemorySegment matrix, MemorySegment field, MemorySegment values, long count);
    }

    /** {@code int f(iterator, proxy, reference, reset, next, config, out)}. */
    public interface Create {
        /** Calls it; 0 is success. */
        int call(
                MemorySegment iterator,
                MemorySegment proxy,
                MemorySegment reference,
                MemorySegment reset,
                MemorySegment next,
                MemorySegment config,
                MemorySegment out);
    }

    private final Linker linker = Linker.nativeLinker();
    private final GetText lastError;
    private final OfOne createProxy;
    private final OfOne free;
    private final OfTwo setDense;
    private final SetFloats setFloats;
    private final Create create;

    /** Loads the native library when it is not loaded yet. */
    NativeCalls() throws XGBoostError {
        waitPassively();
        new DMatrix(new float[1], 1, 1, Float.NaN).dispose();
        MemoryLayout pointer = ValueLayout.ADDRESS;
        MemoryLayout result = ValueLayout.JAVA_INT;
        MemoryLayout[] seven = new MemoryLayout[7];
        Arrays.fill(seven, pointer);
        this.lastError = call(
                GetText.class,
                "XGBGetLastError",
                FunctionDescriptor.of(ValueLayout.ADDRESS.withTargetLayout(
                        MemoryLayout.sequenceLayout(Integer.MAX_VALUE, ValueLayout.JAVA_BYTE))));
        this.createProxy = call(OfOne.class, "XGProxyDMatrixCreate", FunctionDescriptor.of(result, pointer));
        this.free = call(OfOne.class, "XGDMatrixFree", FunctionDescriptor.of(result, pointer));
        this.setDense =
                call(OfTwo.class, "XGProxyDMatrixSetDataDense", FunctionDescriptor.of(result, pointer, pointer));
        this.setFloats = call(
                SetFloats.class,
                "XGDMatrixSetFloatInfo",
                FunctionDescriptor.of(result, pointer, pointer, pointer, ValueLayout.JAVA_LONG));
        this.create = call(Create.class, "XGQuantileDMatrixCreateFromCallback", FunctionDescriptor.of(result, seven));
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
                    .map(symbol -> call(
                            SetVariable.class,
                            symbol,
                            FunctionDescriptor.of(
                                    ValueLayout.JAVA_INT,
                                    ValueLayout.ADDRESS,
                                    ValueLayout.ADDRESS,
                                    ValueLayout.JAVA_INT)))
                    .ifPresent(
                            set -> set.call(arena.allocateFrom("OMP_WAIT_POLICY"), arena.allocateFrom("passive"), 0));
        }
    }

    private <T> T call(Class<T> type, String name, FunctionDescriptor descriptor) {
        MemorySegment symbol = SymbolLookup.loaderLookup()
                .find(name)
                .orElseThrow(() -> new IllegalStateException("the native library has no " + name));
        return call(type, symbol, descriptor);
    }

    private <T> T call(Class<T> type, MemorySegment symbol, FunctionDescriptor descriptor) {
        return MethodHandleProxies.asInterfaceInstance(type, linker.downcallHandle(symbol, descriptor));
    }

    /** A matrix that stands for the block handed over last; to be {@linkplain #free freed}. */
    MemorySegment newProxy(Arena arena) throws XGBoostError {
        MemorySegment out = arena.allocate(ValueLayout.ADDRESS);
        check(createProxy.call(out));
        return out.get(ValueLayout.ADDRESS, 0);
    }

    void free(MemorySegment matrix) throws XGBoostError {
        check(free.call(matrix));
    }

    /** Hands a block of values over; false when the library refuses it. */
    boolean setDense(MemorySegment proxy, MemorySegment arrayInterface) {
        return setDense.call(proxy, arrayInterface) == 0;
    }

    /** Hands over what belongs to the block; false when the library refuses it. */
    boolean setFloats(MemorySegment proxy, MemorySegment field, MemorySegment values, int count) {
        return setFloats.call(proxy, field, values, count) == 0;
    }

    /**
     * Makes a matrix of bins.
     *
     * @param blocks the rows; it goes through them several times and leaves each in the proxy
     * @param proxy where the blocks are left
     * @param reference handle of a matrix whose bins are to be used, 0 for bins of its own
     * @param config JSON
     * @return its handle
     */
    long create(Blocks blocks, MemorySegment proxy, long reference, String config, Arena arena) throws XGBoostError {
        MemorySegment out = arena.allocate(ValueLayout.ADDRESS);
        FunctionDescriptor next = FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS);
        FunctionDescriptor reset = FunctionDescriptor.ofVoid(ValueLayout.ADDRESS);
        check(create.call(
                MemorySegment.NULL,
                proxy,
                MemorySegment.ofAddress(reference),
                linker.upcallStub(target(blocks, "reset", void.class), reset, arena),
                linker.upcallStub(target(blocks, "next", int.class), next, arena),
                arena.allocateFrom(config),
                out));
        return out.get(ValueLayout.ADDRESS, 0).address();
    }

    private static MethodHandle target(Blocks blocks, String method, Class<?> result) {
        try {
            MethodHandle handle =
                    MethodHandles.lookup().findVirtual(Blocks.class, method, MethodType.methodType(result));
            return MethodHandles.dropArguments(handle.bindTo(blocks), 0, MemorySegment.class);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private void check(int result) throws XGBoostError {
        if (result != 0) {
            throw new XGBoostError(lastError.call().getString(0));
        }
    }
}
