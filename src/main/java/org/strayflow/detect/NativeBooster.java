package org.strayflow.detect;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Map;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * A model that XGBoost is training, through its C interface: unlike the Java library's, some of its rounds can be read by themselves. The
 * text of all of them at once can take as much memory as the rows.
 */
final class NativeBooster implements AutoCloseable {
    /** {@code int f(const DMatrixHandle matrices[], uint64 count, BoosterHandle *out)}. */
    public interface Create {
        /** Calls it; 0 is success. */
        int call(MemorySegment matrices, long count, MemorySegment out);
    }

    /** {@code int f(BoosterHandle)}. */
    public interface Free {
        /** Calls it; 0 is success. */
        int call(MemorySegment booster);
    }

    /** {@code int f(BoosterHandle, const char *name, const char *value)}. */
    public interface SetParameter {
        /** Calls it; 0 is success. */
        int call(MemorySegment booster, MemorySegment name, MemorySegment value);
    }

    /** {@code int f(BoosterHandle, int round, DMatrixHandle)}. */
    public interface Update {
        /** Calls it; 0 is success. */
        int call(MemorySegment booster, int round, MemorySegment matrix);
    }

    /** {@code int f(BoosterHandle, int round, DMatrixHandle matrices[], const char *names[], uint64 count, const char **out)}. */
    public interface Evaluate {
        /** Calls it; 0 is success. */
        int call(
                MemorySegment booster,
                int round,
                MemorySegment matrices,
                MemorySegment names,
                long count,
                MemorySegment out);
    }

    /** {@code int f(BoosterHandle, int begin, int end, int step, BoosterHandle *out)}. */
    public interface Slice {
        /** Calls it; 0 is success. */
        int call(MemorySegment booster, int begin, int end, int step, MemorySegment out);
    }

    /** {@code int f(BoosterHandle, const char *config, uint64 *length, const char **out)}. */
    public interface Save {
        /** Calls it; 0 is success. */
        int call(MemorySegment booster, MemorySegment config, MemorySegment length, MemorySegment out);
    }

    /** The functions, looked up once for a model and its parts. */
    private record Functions(
            NativeLibrary library,
            Create create,
            Free free,
            SetParameter set,
            Update update,
            Evaluate evaluate,
            Slice slice,
            Save save) {
        private static final MemoryLayout POINTER = NativeLibrary.POINTER;
        private static final MemoryLayout INT = ValueLayout.JAVA_INT;
        private static final MemoryLayout LONG = ValueLayout.JAVA_LONG;

        static Functions of(NativeLibrary library) {
            return new Functions(
                    library,
                    library.function(Create.class, "XGBoosterCreate", descriptor(POINTER, LONG, POINTER)),
                    library.function(Free.class, "XGBoosterFree", descriptor(POINTER)),
                    library.function(SetParameter.class, "XGBoosterSetParam", descriptor(POINTER, POINTER, POINTER)),
                    library.function(Update.class, "XGBoosterUpdateOneIter", descriptor(POINTER, INT, POINTER)),
                    library.function(
                            Evaluate.class,
                            "XGBoosterEvalOneIter",
                            descriptor(POINTER, INT, POINTER, POINTER, LONG, POINTER)),
                    library.function(Slice.class, "XGBoosterSlice", descriptor(POINTER, INT, INT, INT, POINTER)),
                    library.function(
                            Save.class, "XGBoosterSaveModelToBuffer", descriptor(POINTER, POINTER, POINTER, POINTER)));
        }

        private static FunctionDescriptor descriptor(MemoryLayout... arguments) {
            return FunctionDescriptor.of(NativeLibrary.RESULT, arguments);
        }
    }

    private final Functions functions;
    private final MemorySegment handle;
    private boolean closed;

    /**
     * An empty model.
     *
     * @param parameters the library's, by their names
     * @param matrices whose margins it keeps from round to round
     */
    NativeBooster(Map<String, Object> parameters, List<BinnedMatrix> matrices) throws XGBoostError {
        this.functions = Functions.of(new NativeLibrary());
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment handles = arena.allocateFrom(
                    ValueLayout.JAVA_LONG,
                    matrices.stream().mapToLong(BinnedMatrix::getHandle).toArray());
            MemorySegment out = arena.allocate(ValueLayout.ADDRESS);
            check(functions.create.call(handles, matrices.size(), out));
            this.handle = out.get(ValueLayout.ADDRESS, 0);
        }
        boolean whole = false;
        try {
            set(parameters);
            whole = true;
        } finally {
            if (!whole) {
                close();
            }
        }
    }

    private NativeBooster(Functions functions, MemorySegment handle) {
        this.functions = functions;
        this.handle = handle;
    }

    private void set(Map<String, Object> parameters) throws XGBoostError {
        try (Arena arena = Arena.ofConfined()) {
            for (Map.Entry<String, Object> entry : parameters.entrySet()) {
                check(functions.set.call(
                        handle,
                        arena.allocateFrom(entry.getKey()),
                        arena.allocateFrom(entry.getValue().toString())));
            }
        }
    }

    /** One more round. */
    void update(BinnedMatrix training, int round) throws XGBoostError {
        check(functions.update.call(open(), round, MemorySegment.ofAddress(training.getHandle())));
        trim();
    }

    /** The loss on a matrix after a round. */
    float loss(BinnedMatrix matrix, int round) throws XGBoostError {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment matrices = arena.allocateFrom(ValueLayout.JAVA_LONG, matrix.getHandle());
            MemorySegment names = arena.allocateFrom(ValueLayout.ADDRESS, arena.allocateFrom("validation"));
            MemorySegment out = arena.allocate(NativeLibrary.BYTES);
            check(functions.evaluate.call(open(), round, matrices, names, 1, out));
            // Such as "[0]\tvalidation-mlogloss:0.123".
            String text = bytes(out).getString(0);
            return Float.parseFloat(text.substring(text.lastIndexOf(':') + 1).strip());
        }
    }

    /**
     * A model of some rounds of this one, without the rows that this one was trained on; to be closed too.
     *
     * @param from the first round
     * @param to the round after the last, above {@code from}
     */
    NativeBooster rounds(int from, int to) throws XGBoostError {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment out = arena.allocate(ValueLayout.ADDRESS);
            check(functions.slice.call(open(), from, to, 1, out));
            return new NativeBooster(functions, out.get(ValueLayout.ADDRESS, 0));
        }
    }

    /** The model as XGBoost's JSON. */
    byte[] json() throws XGBoostError {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment length = arena.allocate(ValueLayout.JAVA_LONG);
            MemorySegment text = arena.allocate(NativeLibrary.BYTES);
            check(functions.save.call(open(), arena.allocateFrom("{\"format\":\"json\"}"), length, text));
            return bytes(text).asSlice(0, length.get(ValueLayout.JAVA_LONG, 0)).toArray(ValueLayout.JAVA_BYTE);
        }
    }

    /** Gives memory back that was freed. */
    void trim() {
        functions.library.trim();
    }

    /** The handle, as long as there is something behind it. */
    private MemorySegment open() {
        if (closed) {
            throw new IllegalStateException("the model is closed");
        }
        return handle;
    }

    private void check(int result) throws XGBoostError {
        functions.library.check(result);
    }

    private static MemorySegment bytes(MemorySegment out) {
        return out.get(NativeLibrary.BYTES, 0);
    }

    @Override
    public void close() throws XGBoostError {
        if (!closed) {
            closed = true;
            check(functions.free.call(handle));
        }
    }
}
