package org.strayflow.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.strayflow.detect.Detectors;
import org.strayflow.detect.FittedDetector;
import org.strayflow.detect.Scores;
import org.strayflow.detect.TrainingSet;
import org.strayflow.eval.Goal;
import org.strayflow.eval.Partition;
import org.strayflow.eval.Ranking;
import org.strayflow.eval.Split;
import org.strayflow.feature.FeatureMatrix;
import org.strayflow.feature.FeatureSketch;
import org.strayflow.feature.Fix;
import org.strayflow.feature.LeftOutRows;
import org.strayflow.feature.Preparation;
import org.strayflow.feature.PreparedFeature;
import org.strayflow.feature.RepeatedRows;
import org.strayflow.flow.Labels;
import org.strayflow.flow.Selection;
import org.strayflow.io.Capture;
import org.strayflow.io.SourceFile;
import org.strayflow.store.AppliedFix;
import org.strayflow.store.ModelBundle;
import org.strayflow.store.Operation;
import org.strayflow.store.TrainingRecord;
import org.strayflow.task.ConfigurationException;
import org.strayflow.task.Feedback;
import org.strayflow.task.Job;
import org.strayflow.task.Problem;
import org.strayflow.task.StrayflowException;

/** The training of a detector: split, prepare, fit, score, tune, in this order and on the rows that each step may see. */
final class Training implements Job<Analysis> {
    private final Capture capture;
    private final TrainingRequest request;

    Training(Capture capture, TrainingRequest request) {
        this.capture = capture;
        this.request = request;
    }

    @Override
    public Analysis run(Feedback feedback) throws StrayflowException {
        Labels labels = capture.labels();
        checkGoal(labels);
        LeftOutRows leftOut = LeftOutRows.of(capture.table(), labels, request.rowRules(), request.parallel())
                .run(feedback.sub(request.rowRules().isEmpty() ? 0 : 0.1));
        feedback.stage("splitting rows");
        Split split = Splitting.of(capture, request, leftOut.rows(), feedback);
        Goal goal = TrainingGoal.of(request, capture, split, feedback);
        Selection rows = withoutRepeats(labels, trainingRows(labels, split, leftOut.rows(), feedback), feedback);
        feedback.stage("preparing features");
        Preparation preparation = Preparation.fit(
                        capture.table(), rows, request.features(), request.preparation(), request.parallel())
                .run(feedback.sub(0.1));
        FeatureMatrix matrix = preparation.bind(capture.table());
        feedback.stage("training " + request.spec().title());
        TrainingSet set = new TrainingSet(matrix, rows, split.rows(Partition.VALIDATION), labels);
        FittedDetector detector = Detectors.train(request.spec(), set, request.seed(), request.parallel())
                .run(feedback.sub(0.25));
        feedback.stage("scoring");
        Scores scores = detector.score(matrix, request.parallel()).run(feedback.sub(0.4));
        feedback.stage("ranking scores");
        Map<Partition, Ranking> rankings = Analysis.rank(capture, split, scores.values(), feedback.sub(0.1));
        ModelBundle untuned = new ModelBundle(
                detector,
                preparation,
                record(split, rows, leftOut),
                untuned(rankings),
                sketches(preparation, rows, feedback),
                ScoreQuantiles.of(scores.values(), rows));
        ColumnShare.shortcut(untuned).ifPresent(feedback::warn);
        new ColumnGaps(untuned, capture.table())
                .warning(split.rows(Partition.TEST), "the test rows")
                .ifPresent(feedback::warn);
        Analysis analysis = Analysis.of(capture, untuned, matrix, scores, split, rankings);
        return analysis.tuned(goal);
    }

    /** What stands in the bundle until a threshold is chosen. */
    private static Operation untuned(Map<Partition, Ranking> rankings) {
        return new Operation(
                1,
                new Goal.Threshold(1).text(),
                "",
                "",
                Objects.requireNonNull(rankings.get(Partition.ALL)).metricsAt(1));
    }

    private List<FeatureSketch> sketches(Preparation preparation, Selection rows, Feedback feedback)
            throws StrayflowException {
        feedback.stage("sketching features");
        List<String> columns = preparation.features().stream()
                .map(PreparedFeature::column)
                .distinct()
                .toList();
        Labels labels = capture.labels();
        Selection benign = labels == null ? rows : rows.filter(labels::isBenign);
        return FeatureSketch.of(capture.table(), rows, benign, columns, request.parallel())
                .run(feedback.sub(0.05));
    }

    private Selection trainingRows(@Nullable Labels labels, Split split, Selection leftOut, Feedback feedback)
            throws ConfigurationException {
        if (request.spec().needsLabels()) {
            return labelledRows(labels, split.rows(Partition.TRAINING));
        }
        if (labels == null) {
            if (request.trainOn() == TrainOn.BENIGN) {
                throw new ConfigurationException(Problem.of(
                        "TRAIN-101",
                        "There are no labels, so benign rows are not known.",
                        "Train on all rows, or choose the label column."));
            }
            return checked(split.rows(Partition.ALL).filter(row -> !leftOut.contains(row)));
        }
        Selection training = split.rows(Partition.TRAINING);
        if (request.trainOn() == TrainOn.BENIGN) {
            return checked(training.filter(labels::isBenign));
        }
        TrainingRequest.adviceOnAllRows(labels).ifPresent(feedback::warn);
        return checked(training);
    }

    private Selection withoutRepeats(@Nullable Labels labels, Selection rows, Feedback feedback)
            throws StrayflowException {
        if (!request.preparation().dropRepeats()) {
            return rows;
        }
        return checked(RepeatedRows.without(capture.table(), labels, rows, request.features(), request.parallel())
                .run(feedback.sub(0.05)));
    }

    /** A classifier sees every labelled training row; there must be benign ones and attacks among them. */
    private Selection labelledRows(@Nullable Labels labels, Selection training) throws ConfigurationException {
        boolean benign = labels != null && training.stream().anyMatch(labels::isBenign);
        boolean attacks = labels != null && training.stream().anyMatch(labels::isAttack);
        if (!benign || !attacks) {
            throw new ConfigurationException(Problem.of(
                    "TRAIN-111",
                    request.spec().title() + " learns from benign rows and attacks, and the training rows have "
                            + (benign ? "no attack." : attacks ? "no benign row." : "no label."),
                    "Choose the label column and what means benign, or a detector that needs no labels."));
        }
        return checked(training);
    }

    private static Selection checked(Selection rows) throws ConfigurationException {
        if (rows.size() < 2) {
            throw new ConfigurationException(Problem.of(
                    "TRAIN-102",
                    "There " + (rows.size() == 1 ? "is only 1 row" : "are only " + rows.size() + " rows")
                            + " to train on.",
                    "Open more flows, train on all rows, or correct which labels mean benign."));
        }
        return rows;
    }

    private void checkGoal(@Nullable Labels labels) throws ConfigurationException {
        if (labels == null && request.goal().needsLabels()) {
            throw new ConfigurationException(Problem.of(
                    "TRAIN-104",
                    "The goal “" + request.goal().title() + "” needs labels and there are none.",
                    "Choose a number or share of flows to flag."));
        }
    }

    private TrainingRecord record(Split split, Selection rows, LeftOutRows leftOut) {
        Labels labels = capture.labels();
        return new TrainingRecord(
                capture.layout().id(),
                capture.files().stream().map(SourceFile::fingerprint).toList(),
                capture.table().rows(),
                rows.size(),
                request.spec().needsLabels()
                        ? TrainOn.ALL.text()
                        : request.trainOn().text(),
                labels == null
                        ? ""
                        : capture.table().labelColumn().orElseThrow().name(),
                labels == null ? List.of() : List.copyOf(labels.benignTexts()),
                request.seed(),
                split.plan(),
                applied(leftOut),
                labels != null && labels.isApart());
    }

    /** What the fixes did leave out: a column that the analyst took back in is not among it. */
    private List<AppliedFix> applied(LeftOutRows leftOut) {
        List<AppliedFix> applied = new ArrayList<>();
        int rule = 0;
        for (FixTaken taken : request.fixes()) {
            switch (taken.fix()) {
                case Fix.LeaveOutColumns out -> {
                    List<String> columns = out.columns().stream()
                            .filter(name -> capture.table().column(name).isPresent())
                            .filter(name -> !request.features().contains(name))
                            .toList();
                    if (!columns.isEmpty()) {
                        applied.add(new AppliedFix(taken.code(), AppliedFix.COLUMNS, columns, 0));
                    }
                }
                case Fix.LeaveOutRows out ->
                    applied.add(new AppliedFix(
                            taken.code(),
                            out.rule().kind().text(),
                            out.rule().columns(),
                            leftOut.perRule().get(rule++)));
            }
        }
        return applied;
    }
}
