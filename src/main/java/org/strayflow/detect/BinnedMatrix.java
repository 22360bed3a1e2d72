package org.strayflow.detect;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.FutureTask;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.jspecify.annotations.Nullable;
import org.strayflow.feature.FeatureMatrix;
import org.strayflow.flow.Selection;
import org.strayflow.task.Feedback;
import org.strayflow.task.Parallel;
import org.strayflow.task.StrayflowException;

/**
 * Flows in native memory for XGBoost's histogram trees: for every value the number of its bin, at most {@value #BINS} bins a feature. Made
 * from the feature matrix block by block, so that beside the bins there is never more than one block.
 */
final class BinnedMatrix extends DMatrix {
    static final int BINS = 256;

    private static final int BLOCK = 4_096;

    private BinnedMatrix(long handle) {
        super(handle);
    }

    /**
     * Makes one.
     *
     * @param flows the rows, each of one of the kinds
     * @param classOfPlace for every kind the number that stands for it
     * @param reference whose bins to use; null for bins of its own
     * @param parallel how many threads
     * @param feedback tells of a cancel before every block
     */
    static BinnedMatrix of(
            LabelledFlows flows,
            int[] classOfPlace,
            @Nullable BinnedMatrix reference,
            Parallel parallel,
            Feedback feedback)
            throws XGBoostError, StrayflowException {
        NativeMatrices calls = new NativeMatrices();
        BinnedMatrix matrix = of(flows, classOfPlace, reference, parallel, feedback, calls);
        calls.trim();
        return matrix;
    }

    private static BinnedMatrix of(
            LabelledFlows flows,
            int[] classOfPlace,
            @Nullable BinnedMatrix reference,
            Parallel parallel,
            Feedback feedback,
            NativeMatrices calls)
            throws XGBoostError, StrayflowException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment proxy = calls.newProxy(arena);
            try {
                Source source = new Source(calls, proxy, flows, classOfPlace, feedback, arena);
                String config = "{\"missing\":NaN,\"nthread\":" + parallel.threads() + ",\"max_bin\":" + BINS + "}";
                return create(calls, source, reference == null ? 0 : reference.getHandle(), config, arena);
            } finally {
                calls.free(proxy);
            }
        }
    }

    private static BinnedMatrix create(NativeMatrices calls, Source source, long reference, String config, Arena arena)
            throws XGBoostError, StrayflowException {
        BinnedMatrix matrix;
        try {
            matrix = new BinnedMatrix(calls.create(source, source.proxy, reference, config, arena));
        } catch (XGBoostError e) {
            source.rethrow();
            throw e;
        }
        boolean whole = false;
        try {
            source.rethrow();
            whole = true;
            return matrix;
        } finally {
            if (!whole) {
                matrix.dispose();
            }
        }
    }

    /** Goes through the rows as often as the library asks. What goes wrong is kept, since it cannot be thrown through native code. */
    private static final class Source implements NativeMatrices.Blocks {
        private final NativeMatrices calls;
        private final MemorySegment proxy;
        private final LabelledFlows flows;
        private final int[] classOfPlace;
        private final Feedback feedback;
        private final int[] ids = new int[BLOCK];
        private final float[] block;
        private final MemorySegment values;
        private final MemorySegment classes;
        private final MemorySegment weights;
        private final MemorySegment label;
        private final MemorySegment weight;
        private final Arena arena;
        private FutureTask<Integer> last = new FutureTask<>(() -> 1);
        private int at;

        Source(
                NativeMatrices calls,
                MemorySegment proxy,
                LabelledFlows flows,
                int[] classOfPlace,
                Feedback feedback,
                Arena arena) {
            this.calls = calls;
            this.proxy = proxy;
            this.flows = flows;
            this.classOfPlace = classOfPlace;
            this.feedback = feedback;
            this.arena = arena;
            int width = flows.matrix().width();
            this.block = new float[BLOCK * width];
            this.values = arena.allocate(ValueLayout.JAVA_FLOAT, (long) BLOCK * width);
            this.classes = arena.allocate(ValueLayout.JAVA_FLOAT, BLOCK);
            this.weights = arena.allocate(ValueLayout.JAVA_FLOAT, BLOCK);
            this.label = arena.allocateFrom("label");
            this.weight = arena.allocateFrom("weight");
            last.run();
        }

        @Override
        public void reset() {
            at = 0;
        }

        @Override
        public int next() {
            if (last.state() != FutureTask.State.SUCCESS) {
                return 0;
            }
            last = new FutureTask<>(this::hand);
            last.run();
            return last.state() == FutureTask.State.SUCCESS ? last.resultNow() : 0;
        }

        /** Throws what went wrong, if anything did. */
        void rethrow() throws StrayflowException {
            Parallel.await(last);
        }

        private int hand() {
            Selection rows = flows.rows();
            int count = Math.min(BLOCK, rows.size() - at);
            if (count == 0) {
                return 0;
            }
            feedback.check();
            FeatureMatrix matrix = flows.matrix();
            KindTargets targets = flows.targets();
            for (int i = 0; i < count; i++) {
                ids[i] = rows.get(at + i);
                int place = targets.place(ids[i]);
                classes.setAtIndex(ValueLayout.JAVA_FLOAT, i, classOfPlace[place]);
                weights.setAtIndex(ValueLayout.JAVA_FLOAT, i, targets.weights()[place]);
            }
            matrix.fillRows(ids, 0, count, block);
            MemorySegment.copy(block, 0, values, ValueLayout.JAVA_FLOAT, 0, count * matrix.width());
            MemorySegment shape = arena.allocateFrom("{\"data\":[" + values.address() + ",true],\"shape\":[" + count
                    + "," + matrix.width() + "],\"typestr\":\"<f4\",\"version\":3}");
            if (!calls.setDense(proxy, shape)
                    || !calls.setFloats(proxy, label, classes, count)
                    || !calls.setFloats(proxy, weight, weights, count)) {
                throw new IllegalStateException("the native library refuses a block of rows");
            }
            at += count;
            return 1;
        }
    }
}
