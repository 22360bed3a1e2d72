package org.strayflow.store;

import java.util.ArrayList;
import java.util.List;
import org.strayflow.detect.DetectorSpec;
import org.strayflow.detect.EnsembleSpec;
import org.strayflow.detect.FittedDetector;
import org.strayflow.detect.FittedEnsemble;
import org.strayflow.detect.FittedIsolationForest;
import org.strayflow.detect.FittedLogisticRegression;
import org.strayflow.detect.FittedNearestNeighbours;
import org.strayflow.detect.FittedTrees;
import org.strayflow.detect.IsolationForestSpec;
import org.strayflow.detect.Kind;
import org.strayflow.detect.LearningCurve;
import org.strayflow.detect.LogisticRegressionSpec;
import org.strayflow.detect.NearestNeighboursSpec;
import org.strayflow.detect.RandomForestSpec;
import org.strayflow.detect.Scaling;
import org.strayflow.detect.TailProbability;
import org.strayflow.detect.XgBoostSpec;
import org.strayflow.forest.FlatForest;
import org.strayflow.task.ModelException;

/** The part {@code weights.bin} of a bundle: the arrays of a fitted detector. */
final class Weights {
    private static final String ENSEMBLE = "SFMEMBER";
    private static final String FOREST = "SFFOREST";
    private static final String LINEAR = "SFLINEAR";
    private static final String NEAREST = "SFNEARBY";
    private static final String TREES = "SFTREES1";

    private Weights() {}

    static byte[] write(FittedDetector detector) {
        return switch (detector) {
            case FittedEnsemble ensemble -> {
                ArrayWriter out = new ArrayWriter();
                out.magic(ENSEMBLE).integer(ensemble.features());
                writeMember(ensemble.classifier(), out);
                writeMember(ensemble.novelty(), out);
                yield out.bytes();
            }
            case FittedIsolationForest forest -> {
                ArrayWriter out = new ArrayWriter();
                out.magic(FOREST).integer(forest.sampleSizeUsed());
                writeForest(forest.forest().data(), out);
                yield out.bytes();
            }
            case FittedLogisticRegression logistic -> {
                ArrayWriter out = new ArrayWriter();
                out.magic(LINEAR);
                writeKinds(logistic.kinds(), out);
                writeScaling(logistic.scaling(), out);
                yield out.doubles(logistic.weights()).bytes();
            }
            case FittedNearestNeighbours nearest -> {
                ArrayWriter out = new ArrayWriter();
                out.magic(NEAREST);
                writeScaling(nearest.scaling(), out);
                yield out.doubles(new double[] {nearest.typical()})
                        .floats(nearest.prototypes())
                        .bytes();
            }
            case FittedTrees trees -> {
                ArrayWriter out = new ArrayWriter();
                writeTrees(trees, out);
                yield out.bytes();
            }
        };
    }

    private static void writeMember(FittedEnsemble.Member member, ArrayWriter out) {
        out.integers(member.places())
                .texts(List.of(member.detector().provenance()))
                .part(write(member.detector()))
                .floats(member.tail().scores())
                .doubles(member.tail().tails());
    }

    private static FittedEnsemble.Member readMember(ArrayReader in, DetectorSpec spec) throws ModelException {
        int[] places = in.integers();
        List<String> provenance = in.texts();
        if (provenance.size() != 1) {
            throw Damage.of("a member of its ensemble has " + provenance.size() + " provenances");
        }
        FittedDetector detector = read(in.part(), spec, provenance.getFirst());
        return new FittedEnsemble.Member(places, detector, TailProbability.of(in.floats(), in.doubles()));
    }

    private static void writeTrees(FittedTrees trees, ArrayWriter out) {
        out.magic(TREES).integer(trees.parallelTrees());
        writeKinds(trees.kinds(), out);
        out.texts(List.of(trees.curve().measure()))
                .floats(trees.curve().validation())
                .integer(trees.curve().rounds())
                .doubles(trees.outputs().stream()
                        .mapToDouble(FittedTrees.Output::base)
                        .toArray());
        for (FittedTrees.Output output : trees.outputs()) {
            writeForest(output.forest().data(), out);
            out.floats(output.gain()).floats(output.cover());
        }
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
                    case EnsembleSpec ensemble -> {
                        in.magic(ENSEMBLE);
                        int features = in.integer();
                        FittedEnsemble.Member classifier = readMember(in, ensemble.classifier());
                        yield FittedEnsemble.of(ensemble, classifier, readMember(in, ensemble.novelty()), features);
                    }
                    case IsolationForestSpec forest -> {
                        in.magic(FOREST);
                        int sampleSize = in.integer();
                        yield FittedIsolationForest.of(forest, readForest(in), sampleSize, provenance);
                    }
                    case LogisticRegressionSpec logistic -> {
                        in.magic(LINEAR);
                        List<Kind> kinds = readKinds(in);
                        Scaling scaling = readScaling(in);
                        yield FittedLogisticRegression.of(logistic, kinds, scaling, in.doubles(), provenance);
                    }
                    case NearestNeighboursSpec nearest -> {
                        in.magic(NEAREST);
                        Scaling scaling = readScaling(in);
                        double typical = only(in.doubles());
                        yield FittedNearestNeighbours.of(nearest, scaling, in.floats(), typical, provenance);
                    }
                    case RandomForestSpec forest -> readTrees(in, forest, provenance);
                    case XgBoostSpec boosting -> readTrees(in, boosting, provenance);
                };
        in.end();
        return detector;
    }

    private static void writeKinds(List<Kind> kinds, ArrayWriter out) {
        out.texts(kinds.stream().map(Kind::name).toList())
                .integers(kinds.stream().mapToInt(kind -> kind.benign() ? 1 : 0).toArray());
    }

    private static List<Kind> readKinds(ArrayReader in) throws ModelException {
        List<String> names = in.texts();
        int[] benign = in.integers();
        if (benign.length != names.size()) {
            throw Damage.of("it names " + names.size() + " kinds and says of " + benign.length + " whether benign");
        }
        List<Kind> kinds = new ArrayList<>();
        for (int kind = 0; kind < benign.length; kind++) {
            if (benign[kind] < 0 || benign[kind] > 1) {
                throw Damage.of("it says " + benign[kind] + " for whether a kind is benign");
            }
            kinds.add(new Kind(names.get(kind), benign[kind] == 1));
        }
        return kinds;
    }

    private static void writeScaling(Scaling scaling, ArrayWriter out) {
        boolean[] logs = scaling.logs();
        int[] flags = new int[logs.length];
        for (int i = 0; i < flags.length; i++) {
            flags[i] = logs[i] ? 1 : 0;
        }
        out.integers(flags).floats(scaling.means()).floats(scaling.deviations()).floats(new float[] {scaling.clip()});
    }

    private static Scaling readScaling(ArrayReader in) throws ModelException {
        int[] flags = in.integers();
        boolean[] logs = new boolean[flags.length];
        for (int i = 0; i < flags.length; i++) {
            if (flags[i] < 0 || flags[i] > 1) {
                throw Damage.of("it says " + flags[i] + " for whether a feature is taken as logarithm");
            }
            logs[i] = flags[i] == 1;
        }
        float[] means = in.floats();
        float[] deviations = in.floats();
        float[] clip = in.floats();
        if (clip.length != 1) {
            throw Damage.of("it says " + clip.length + " limits of scaled values");
        }
        return Scaling.of(logs, means, deviations, clip[0]);
    }

    private static double only(double[] numbers) throws ModelException {
        if (numbers.length != 1) {
            throw Damage.of(ModelFiles.WEIGHTS + " has " + numbers.length + " numbers where one should be");
        }
        return numbers[0];
    }

    private static FlatForest readForest(ArrayReader in) throws ModelException {
        int features = in.integer();
        return FlatForest.of(
                new FlatForest.Data(features, in.integers(), in.integers(), in.floats(), in.integers(), in.doubles()));
    }

    private static FittedTrees readTrees(ArrayReader in, DetectorSpec spec, String provenance) throws ModelException {
        in.magic(TREES);
        int parallelTrees = in.integer();
        List<Kind> kinds = readKinds(in);
        List<String> measure = in.texts();
        if (measure.size() != 1) {
            throw Damage.of("it names " + measure.size() + " measures");
        }
        LearningCurve curve = new LearningCurve(measure.getFirst(), in.floats(), in.integer());
        List<FittedTrees.Output> outputs = new ArrayList<>();
        for (double base : in.doubles()) {
            outputs.add(new FittedTrees.Output(base, readForest(in), in.floats(), in.floats()));
        }
        return FittedTrees.of(spec, kinds, outputs, parallelTrees, curve, provenance);
    }
}
