package org.strayflow.workspace;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.strayflow.eval.Partition;
import org.strayflow.eval.Ranking;
import org.strayflow.eval.Split;
import org.strayflow.feature.FeatureMatrix;
import org.strayflow.flow.Fingerprint;
import org.strayflow.flow.Labels;
import org.strayflow.io.Capture;
import org.strayflow.io.SourceFile;
import org.strayflow.store.ModelBundle;
import org.strayflow.store.TrainingRecord;
import org.strayflow.task.Feedback;
import org.strayflow.task.Job;
import org.strayflow.task.Parallel;
import org.strayflow.task.Problem;
import org.strayflow.task.StrayflowException;

/** The use of a model on a capture. */
final class Scoring implements Job<Analysis> {
    private final Capture capture;
    private final ModelBundle model;
    private final Parallel parallel;

    Scoring(Capture capture, ModelBundle model, Parallel parallel) {
        this.capture = capture;
        this.model = model;
        this.parallel = parallel;
    }

    @Override
    public Analysis run(Feedback feedback) throws StrayflowException {
        FeatureMatrix matrix = model.preparation().bind(capture.table());
        if (!capture.layout().id().equals(model.training().layout())) {
            feedback.warn(otherLayout());
        }
        feedback.stage("scoring");
        float[] scores = model.detector().score(matrix, parallel).run(feedback.sub(0.85));
        feedback.stage("ranking scores");
        Split split = splitOf(capture, model.training());
        Map<Partition, Ranking> rankings = Analysis.rank(capture, split, scores, feedback.sub(0.15));
        return Analysis.of(capture, model, matrix, scores, split, rankings);
    }

    private Problem otherLayout() {
        return Problem.of(
                "MODEL-301",
                "The model was trained on the layout " + model.training().layout() + ", this capture is of "
                        + capture.layout().id() + ".",
                "Columns of one name may mean something else there: compare their ranges before you trust the scores.");
    }

    /** The split of the training when the capture is the one trained on, with the same labels; otherwise none. */
    static Split splitOf(Capture capture, TrainingRecord training) {
        Labels labels = capture.labels();
        if (labels != null && isTrainedOn(capture, labels, training)) {
            return training.split().apply(labels);
        }
        return Split.none(capture.table().rows());
    }

    private static boolean isTrainedOn(Capture capture, Labels labels, TrainingRecord training) {
        List<Fingerprint> files =
                capture.files().stream().map(SourceFile::fingerprint).toList();
        return sameContent(files, training.files())
                && capture.table().rows() == training.rows()
                && capture.table().labelColumn().orElseThrow().name().equals(training.labelColumn())
                && labels.benignTexts().equals(Set.copyOf(training.benignTexts()));
    }

    /** File names may differ: what counts is the content. */
    private static boolean sameContent(List<Fingerprint> some, List<Fingerprint> others) {
        return some.stream()
                .map(Fingerprint::sha256)
                .toList()
                .equals(others.stream().map(Fingerprint::sha256).toList());
    }
}
