package org.strayflow.detect;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.strayflow.eval.Partition;
import org.strayflow.eval.Split;
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
import org.strayflow.task.StrayflowException;

/** Real flows, stratified 80 / 20 with seed 1. */
record RealTrial(Capture capture, Labels labels, Selection training, Selection test) {
    static final Parallel ALL = Parallel.allCores();

    /** Skips the test where the file is not there. */
    static RealTrial of(String file) throws StrayflowException {
        Path path =
                Path.of(System.getProperty("strayflow.data", "../shared/data")).resolve(file);
        assumeTrue(Files.isRegularFile(path), "no real data at " + path);
        Capture capture =
                CaptureReader.read(List.of(path), ReadOptions.defaults()).run(Feedback.none());
        return of(capture, Objects.requireNonNull(capture.labels()));
    }

    static RealTrial of(Capture capture, Labels labels) {
        Split split = Split.stratified(labels, 1, 0.8, 0);
        return new RealTrial(capture, labels, split.rows(Partition.TRAINING), split.rows(Partition.TEST));
    }

    /** The features as a detector wants them, fitted on the training rows. */
    FeatureMatrix matrix(DetectorSpec spec) throws StrayflowException {
        List<String> features = capture.table().namesOf(Role.FEATURE).stream()
                .filter(name -> !name.equals("difficulty") && !name.equals("Attempted Category"))
                .toList();
        return Preparation.fit(capture.table(), training, features, spec.preparation(), ALL)
                .run(Feedback.none())
                .bind(capture.table());
    }

    /** What a detector is trained on that learns from these rows. */
    TrainingSet set(FeatureMatrix matrix) {
        return new TrainingSet(matrix, training, Selection.of(), labels);
    }

    Scores scores(DetectorSpec spec) throws StrayflowException {
        FeatureMatrix matrix = matrix(spec);
        return Detectors.train(spec, set(matrix), 1, ALL)
                .run(Feedback.none())
                .score(matrix, ALL)
                .run(Feedback.none());
    }
}
