package org.strayflow.detect;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * The functions of XGBoost's C interface that make a matrix of histogram bins from blocks of rows,
 * which takes a byte a value, where the library's own matrix takes eight.
 */
@SuppressWarnings("restricted") // Native calls are what it is for; the program is started with them allowed.
final class NativeMatrices {
    /** Where the rows come from, several times over. Neither method may throw: there is no Java to catch it. */
    interface Blocks {
        /** Back to the first row. */
        void reset();

        /** Hands over one more block; 1 when there was one, 0 at the end. */
        int next();
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

    private final NativeLibrary library = new NativeLibrary();
    private final OfOne createProxy;
    private final OfOne free;
    private final OfTwo setDense;
    private final SetFloats setFloats;
    private final Create create;

    /** Loads the native library when it is not loaded yet. */
    NativeMatrices() throws XGBoostError {
        MemoryLayout pointer = NativeLibrary.POINTER;
        MemoryLayout result = NativeLibrary.RESULT;
        MemoryLayout[] seven = new MemoryLayout[7];
        Arrays.fill(seven, pointer);
        this.createProxy =
                library.function(OfOne.class, "XGProxyDMatrixCreate", FunctionDescriptor.of(result, pointer));
        this.free = library.function(OfOne.class, "XGDMatrixFree", FunctionDescriptor.of(result, pointer));
        this.setDense = library.function(
                OfTwo.class, "XGProxyDMatrixSetDataDense", FunctionDescriptor.of(result, pointer, pointer));
        this.setFloats = library.function(
                SetFloats.class,
                "XGDMatrixSetFloatInfo",
                FunctionDescriptor.of(result, pointer, pointer, pointer, ValueLayout.JAVA_LONG));
        this.create = library.function(
                Create.class, "XGQuantileDMatrixCreateFromCallback", FunctionDescriptor.of(result, seven));
    }

    /** A matrix that stands for the block handed over last; to be {@linkplain #free freed}. */
    MemorySegment newProxy(Arena arena) throws XGBoostError {
        MemorySegment out = arena.allocate(ValueLayout.ADDRESS);
        library.check(createProxy.call(out));
        return out.get(ValueLayout.ADDRESS, 0);
    }

    /** Gives memory back that was freed. */
    void trim() {
        library.trim();
    }

    void free(MemorySegment matrix) throws XGBoostError {
        library.check(free.call(matrix));
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
        library.check(create.call(
                MemorySegment.NULL,
                proxy,
                MemorySegment.ofAddress(reference),
                Linker.nativeLinker().upcallStub(target(blocks, "reset", void.class), reset, arena),
                Linker.nativeLinker().upcallStub(target(blocks, "next", int.class), next, arena),
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
}
