package org.strayflow.workspace;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.strayflow.detect.Scores;
import org.strayflow.eval.Partition;
import org.strayflow.eval.Ranking;
import org.strayflow.eval.Split;
import org.strayflow.feature.FeatureMatrix;
import org.strayflow.feature.LeftOutRows;
import org.strayflow.feature.ReplacedValues;
import org.strayflow.feature.RowRule;
import org.strayflow.flow.Field;
import org.strayflow.flow.Fingerprint;
import org.strayflow.flow.Labels;
import org.strayflow.io.Capture;
import org.strayflow.io.Layout;
import org.strayflow.io.SourceFile;
import org.strayflow.store.AppliedFix;
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
        if (!model.training().elsewhere()) {
            warn(feedback);
        }
        feedback.stage("scoring");
        Scores scores = model.detector().score(matrix, parallel).run(feedback.sub(0.7));
        Split split = split(model.training(), feedback.sub(0.1));
        feedback.stage("ranking scores");
        Map<Partition, Ranking> rankings = Analysis.rank(capture, split, scores.values(), feedback.sub(0.15));
        return Analysis.of(capture, model, matrix, scores, split, rankings);
    }

    private void warn(Feedback feedback) throws StrayflowException {
        // First, as it is the first that the window shows.
        new ColumnGaps(model, capture.table()).warning().ifPresent(feedback::warn);
        otherExtractor(capture.layout(), model).ifPresent(feedback::warn);
        ReplacedValues.of(model.preparation(), capture.table(), parallel)
                .run(feedback.sub(0.05))
                .warnings()
                .forEach(feedback::warn);
    }

    /** What to warn of where the features of a layout are made by another program than those that a model was trained on. */
    static Optional<Problem> otherExtractor(Layout layout, ModelBundle model) {
        String trained = Extractors.of(model.training().layout());
        return layout.extractor().equals(trained)
                ? Optional.empty()
                : Optional.of(
                        Problem.of(
                                "MODEL-301",
                                "The model was trained on features of " + trained + ", this capture is of "
                                        + layout.extractor() + ".",
                                "Columns of one name may mean something else there: compare their ranges before you trust the scores."));
    }

    /** The split of the training when the capture is the one trained on, with the same labels; otherwise none. */
    private Split split(TrainingRecord training, Feedback feedback) throws StrayflowException {
        Labels labels = capture.labels();
        if (labels == null || !isTrainedOn(capture, labels, training)) {
            return Split.none(capture.table().rows());
        }
        List<AppliedFix> fixes =
                training.fixes().stream().filter(fix -> fix.rule().isPresent()).toList();
        List<RowRule> rules =
                fixes.stream().map(fix -> fix.rule().orElseThrow()).toList();
        if (!capture.table().fields().stream().map(Field::name).toList().containsAll(columns(rules))) {
            feedback.warn(otherRows());
            return Split.none(capture.table().rows());
        }
        LeftOutRows leftOut =
                LeftOutRows.of(capture.table(), labels, rules, parallel).run(feedback);
        if (!leftOut.perRule().equals(fixes.stream().map(AppliedFix::rows).toList())) {
            feedback.warn(otherRows());
            return Split.none(capture.table().rows());
        }
        Optional<Split> again = Splitting.again(capture, labels, training.split(), leftOut.rows());
        if (again.isEmpty()) {
            feedback.warn(otherRows());
        }
        return again.orElseGet(() -> Split.none(capture.table().rows()));
    }

    private static List<String> columns(List<RowRule> rules) {
        return rules.stream().flatMap(rule -> rule.columns().stream()).toList();
    }

    private static Problem otherRows() {
        return Problem.of(
                "MODEL-302",
                "The rows that the training divided or left out cannot be found again, so the numbers come from all rows,"
                        + " among them rows that the model was trained on.",
                "Open the files as they were opened for the training, or train the model again.");
    }

    private static boolean isTrainedOn(Capture capture, Labels labels, TrainingRecord training) {
        return sameContent(capture, training)
                && capture.table().rows() == training.rows()
                && capture.table().labelColumn().orElseThrow().name().equals(training.labelColumn())
                && labels.isApart() == training.kindsApart()
                && labels.benignTexts().equals(Set.copyOf(training.benignTexts()));
    }

    /** Whether a capture's files are those of a training. File names may differ: what counts is the content. */
    static boolean sameContent(Capture capture, TrainingRecord training) {
        List<String> here = capture.files().stream()
                .map(SourceFile::fingerprint)
                .map(Fingerprint::sha256)
                .toList();
        return here.equals(training.files().stream().map(Fingerprint::sha256).toList());
    }
}
