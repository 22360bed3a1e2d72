package org.strayflow.bench;

import java.nio.file.Path;
import java.util.Arrays;
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
import org.strayflow.flow.TextColumn;
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
 * A random forest beside Tribuo's own on the same prepared rows of the corrected CIC-IDS2017: 20,000 to train on, 8,282 to test, the same
 * number of trees, depth and share of features. Arguments: trees, {@code attack} or {@code kinds} (ours then grows a tree a kind, Tribuo's one for
 * all), training rows.
 */
public final class RandomForestBench {
    private RandomForestBench() {}

    /** Prints seconds and accuracy of both. */
    public static void main(String[] args) throws Exception {
        int trees = args.length > 0 ? Integer.parseInt(args[0]) : 100;
        String target = args.length > 1 ? args[1] : "attack";
        int trained = args.length > 2 ? Integer.parseInt(args[2]) : 20_000;
        Path file = Path.of(System.getProperty("strayflow.data")).resolve("cic-ids2017/improved_91_columns.csv");
        Capture capture = CaptureReader.read(List.of(file), ReadOptions.defaults()).run(Feedback.none());
        Labels all = Objects.requireNonNull(capture.labels());
        Labels labels = target.equals("kinds") ? all : attacks(all);
        int rows = labels.rows();
        // 7,919 is a prime: the rows of both are from all over the file.
        Selection training = Selection.where(rows, row -> (long) row * 7_919 % rows < trained);
        Selection test = Selection.where(rows, row -> (long) row * 7_919 % rows >= trained);
        FeatureMatrix matrix = Preparation.fit(
                        capture.table(),
                        training,
                        capture.table().namesOf(Role.FEATURE).stream()
                                .filter(name -> !name.equals("Attempted Category"))
                                .toList(),
                        RandomForestSpec.defaults().preparation(),
                        Parallel.allCores())
                .run(Feedback.none())
                .bind(capture.table());
        double ours = ours(matrix, training, test, labels, trees);
        double theirs = theirs(matrix, training, test, labels, trees);
        System.out.printf(Locale.ROOT, "%.0f times as fast%n", theirs / ours);
    }

    /** The same rows as benign or attack. */
    private static Labels attacks(Labels kinds) {
        String[] texts = new String[kinds.rows()];
        Arrays.setAll(texts, row -> kinds.isBenign(row) ? "normal" : "attack");
        return Labels.of(TextColumn.of("label", texts));
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
                "%s: %d trees on %,d rows in %.2f s, accuracy %.4f%n",
                who,
                trees,
                training.size(),
                seconds,
                (double) right / test.size());
    }
}
