package org.strayflow.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.strayflow.detect.Detectors;
import org.strayflow.detect.KindPredictions;
import org.strayflow.detect.RandomForestSpec;
import org.strayflow.detect.TrainingSet;
import org.strayflow.feature.FeatureMatrix;
import org.strayflow.feature.Preparation;
import org.strayflow.flow.Labels;
import org.strayflow.flow.Role;
import org.strayflow.flow.Selection;
import org.strayflow.io.Capture;
import org.strayflow.io.CaptureReader;
import org.strayflow.io.ReadOptions;
import org.strayflow.task.Feedback;
import org.strayflow.task.Parallel;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.ensemble.VotingCombiner;
import org.tribuo.common.tree.RandomForestTrainer;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/**
 * A random forest beside Tribuo's own on the same prepared rows of NSL-KDD: 20,000 to train on, 20,000 others to test, all kinds, the same
 * number of trees and share of features. Arguments: trees (10), training rows.
 */
public final class RandomForestBench {
    private static final int TESTED = 20_000;

    private RandomForestBench() {}

    /** Prints seconds and accuracy of both. */
    public static void main(String[] args) throws Exception {
        int trees = args.length > 0 ? Integer.parseInt(args[0]) : 10;
        int trained = args.length > 1 ? Integer.parseInt(args[1]) : 20_000;
        Path file = Path.of(System.getProperty("strayflow.data")).resolve("nsl-kdd/KDDTrain+.txt");
        Capture capture = CaptureReader.read(List.of(file), ReadOptions.defaults()).run(Feedback.none());
        Labels labels = Objects.requireNonNull(capture.labels());
        int rows = labels.rows();
        int step = rows / (trained + TESTED);
        Selection training = Selection.where(rows, row -> row % step == 0 && row / step < trained + TESTED && row / step % 2 == 0);
        Selection test = Selection.where(rows, row -> row % step == 0 && row / step < trained + TESTED && row / step % 2 == 1);
        FeatureMatrix matrix = Preparation.fit(
                        capture.table(),
                        training,
                        capture.table().namesOf(Role.FEATURE),
                        RandomForestSpec.defaults().preparation(),
                        Parallel.allCores())
                .run(Feedback.none())
                .bind(capture.table());
        double ours = ours(matrix, training, test, labels, trees);
        double theirs = theirs(matrix, training, test, labels, trees);
        System.out.printf(Locale.ROOT, "%.0f times as fast%n", theirs / ours);
    }

    private static double ours(FeatureMatrix matrix, Selection training, Selection test, Labels labels, int trees)
            throws Exception {
        long start = System.nanoTime();
        var forest = Detectors.train(
                        RandomForestSpec.defaults().with("trees", Integer.toString(trees)),
                        new TrainingSet(matrix, training, Selection.of(), labels),
                        1,
                        Parallel.allCores())
                .run(Feedback.none());
        double seconds = (System.nanoTime() - start) / 1e9;
        KindPredictions predicted =
                forest.score(matrix, Parallel.allCores()).run(Feedback.none()).predictions().orElseThrow();
        long right = test.stream()
                .filter(row -> predicted.kinds().get(predicted.kind()[row]).name().equals(name(labels, row)))
                .count();
        say("Strayflow", trees, training, seconds, right, test);
        return seconds;
    }

    private static double theirs(FeatureMatrix matrix, Selection training, Selection test, Labels labels, int trees) {
        LabelFactory factory = new LabelFactory();
        MutableDataset<Label> set =
                new MutableDataset<>(new SimpleDataSourceProvenance("bench", factory), factory);
        training.stream().forEach(row -> set.add(example(matrix, row, labels)));
        float share = (float) (Math.sqrt(matrix.width()) / matrix.width());
        long start = System.nanoTime();
        Model<Label> forest = new RandomForestTrainer<>(
                        new CARTClassificationTrainer(RandomForestSpec.defaults().depth(), share, 1), new VotingCombiner(), trees)
                .train(set);
        double seconds = (System.nanoTime() - start) / 1e9;
        long right = test.stream()
                .filter(row -> forest.predict(example(matrix, row, labels)).getOutput().getLabel().equals(name(labels, row)))
                .count();
        say("Tribuo", trees, training, seconds, right, test);
        return seconds;
    }

    private static ArrayExample<Label> example(FeatureMatrix matrix, int row, Labels labels) {
        float[] values = matrix.row(row);
        double[] doubles = new double[values.length];
        for (int feature = 0; feature < values.length; feature++) {
            doubles[feature] = values[feature];
        }
        return new ArrayExample<>(new Label(name(labels, row)), matrix.names().toArray(new String[0]), doubles);
    }

    private static String name(Labels labels, int row) {
        return labels.kinds().get(labels.kind(row));
    }

    private static void say(String who, int trees, Selection training, double seconds, long right, Selection test) {
        System.out.printf(
                Locale.ROOT,
                "%s: %d trees on %,d rows in %.2f s, accuracy over all kinds %.4f%n",
                who,
                trees,
                training.size(),
                seconds,
                (double) right / test.size());
    }
}
