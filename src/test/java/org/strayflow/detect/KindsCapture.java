package org.strayflow.detect;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.strayflow.feature.FeatureMatrix;
import org.strayflow.feature.Preparation;
import org.strayflow.flow.Column;
import org.strayflow.flow.FlowTable;
import org.strayflow.flow.Labels;
import org.strayflow.flow.NumberColumn;
import org.strayflow.flow.Role;
import org.strayflow.flow.Selection;
import org.strayflow.flow.TextColumn;
import org.strayflow.task.Feedback;
import org.strayflow.task.Parallel;
import org.strayflow.task.StrayflowException;

/**
 * A made-up capture of labelled flows of several kinds that are nearly told apart by a few features. Neither kinds nor features are in
 * alphabetical order, so that mixing up Tribuo's order and ours cannot go unseen.
 */
record KindsCapture(FeatureMatrix matrix, Labels labels, Selection training, Selection validation, Selection test) {
    static final String[] KINDS = {"scan", "BENIGN", "DoS", "brute force"};

    static KindsCapture make(int rows, int kinds, long seed) throws StrayflowException {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] values = new double[7][rows];
        String[] texts = new String[rows];
        for (int row = 0; row < rows; row++) {
            int kind = random.nextInt(10) < 6 ? 1 : random.nextInt(kinds);
            texts[row] = KINDS[kind];
            values[0][row] = Math.rint(Math.exp(4 + 2 * kind + random.nextGaussian() * 1.2));
            values[1][row] = random.nextInt(40);
            values[2][row] = kind == 3 ? random.nextInt(3) : random.nextInt(12);
            values[3][row] = random.nextGaussian() * 10 - kind;
            values[4][row] = random.nextDouble();
            values[5][row] = random.nextInt(30) == 0 ? Double.NaN : kind * random.nextDouble();
            values[6][row] = -1 - random.nextInt(3);
        }
        String[] names = {"total bytes", "duration", "packets", "flags", "urgent", "rate", "direction"};
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            columns.add(NumberColumn.of(names[i], values[i]));
        }
        FlowTable table = new FlowTable(columns, Collections.nCopies(columns.size(), Role.FEATURE));
        Selection training = Selection.where(rows, row -> row % 5 < 3);
        Preparation preparation = Preparation.fit(table, training, List.of(names), new Parallel(2))
                .run(Feedback.none());
        return new KindsCapture(
                preparation.bind(table),
                Labels.of(TextColumn.of("label", texts)),
                training,
                Selection.where(rows, row -> row % 5 == 3),
                Selection.where(rows, row -> row % 5 == 4));
    }

    TrainingSet set() {
        return new TrainingSet(matrix, training, validation, labels);
    }

    FittedTrees train(DetectorSpec spec, int threads) throws StrayflowException {
        return (FittedTrees)
                Detectors.train(spec, set(), 1, new Parallel(threads)).run(Feedback.none());
    }

    double accuracy(FittedTrees trees) throws StrayflowException {
        KindPredictions predictions = trees.score(matrix, new Parallel(2))
                .run(Feedback.none())
                .predictions()
                .orElseThrow();
        long right = test.stream()
                .filter(row -> predictions.of(row).name().equals(labels.kinds().get(labels.kind(row))))
                .count();
        return (double) right / test.size();
    }
}
