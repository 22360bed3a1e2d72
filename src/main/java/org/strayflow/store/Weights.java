package org.strayflow.store;

import org.strayflow.detect.DetectorSpec;
import org.strayflow.detect.FittedDetector;
import org.strayflow.detect.FittedIsolationForest;
import org.strayflow.detect.IsolationForestSpec;
import org.strayflow.forest.FlatForest;
import org.strayflow.task.ModelException;

/** The part {@code weights.bin} of a bundle: the arrays of a fitted detector. */
final class Weights {
    private static final String FOREST = "SFFOREST";

    private Weights() {}

    static byte[] write(FittedDetector detector) {
        return switch (detector) {
            case FittedIsolationForest forest -> {
                ArrayWriter out = new ArrayWriter();
                out.magic(FOREST).integer(forest.sampleSizeUsed());
                writeForest(forest.forest().data(), out);
                yield out.bytes();
            }
        };
    }

    private static void writeForest(FlatForest.Data data, ArrayWriter out) {
        out.integer(data.features())
                .integers(data.roots())
                .integers(data.feature())
                .floats(data.cut())
                .integers(data.left())
                .doubles(data.value());
    }

    /**
     * The detector of a spec with the weights that were saved.
     *
     * @throws ModelException when the arrays do not make sense
     */
    static FittedDetector read(byte[] content, DetectorSpec spec, String provenance) throws ModelException {
        ArrayReader in = new ArrayReader(ModelFiles.WEIGHTS, content);
        FittedDetector detector =
                switch (spec) {
                    case IsolationForestSpec forest -> {
                        in.magic(FOREST);
                        int sampleSize = in.integer();
                        yield FittedIsolationForest.of(forest, readForest(in), sampleSize, provenance);
                    }
                };
        in.end();
        return detector;
    }

    private static FlatForest readForest(ArrayReader in) throws ModelException {
        int features = in.integer();
        return FlatForest.of(
                new FlatForest.Data(features, in.integers(), in.integers(), in.floats(), in.integers(), in.doubles()));
    }
}
