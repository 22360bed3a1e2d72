package org.strayflow.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.strayflow.detect.DetectorSpec;
import org.strayflow.detect.Detectors;
import org.strayflow.detect.EnsembleSpec;
import org.strayflow.detect.FittedEnsemble;
import org.strayflow.detect.Scores;
import org.strayflow.detect.TrainingSet;
import org.strayflow.eval.Goal;
import org.strayflow.eval.Partition;
import org.strayflow.eval.Ranking;
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

/**
 * How many flows of a kind that was never shown are found, by a classifier alone and by ensembles, each kind of at least 100 rows held
 * out in turn: stratified 60 / 20 / 20 split with seed 1, the held-out kind taken out of training and validation, threshold for 1 % of the
 * benign validation rows. Judged on the benign test rows and all rows of the held-out kind. Arguments: files below {@code strayflow.data}.
 */
public final class UnseenKinds {
    private static final int FEWEST = 100;
    private static final double RATE = 0.01;
    private static final Parallel ALL = Parallel.allCores();
    private static final List<String> NOVELTIES = List.of("nearest-neighbours", "isolation-forest");
    private static final List<String> RULES = List.of("either", "rank", "gate");

    private final Capture capture;
    private final Labels labels;
    private final Split split;
    /** By detector, one line a kind: recall and false-positive rate at the threshold; recall at 1 % of the benign test rows. */
    private final Map<String, List<double[]>> results = new LinkedHashMap<>();

    private UnseenKinds(Capture capture) {
        this.capture = capture;
        this.labels = Objects.requireNonNull(capture.labels());
        this.split = Split.stratified(labels, 1);
    }

    /** Prints a line a detector. */
    public static void main(String[] args) throws StrayflowException {
        List<String> files = args.length > 0
                ? List.of(args)
                : List.of(
                        "nsl-kdd/KDDTrain+.txt",
                        "cic-ids2017/multiclass_79_columns.csv",
                        "cic-ids2017/improved_91_columns.csv");
        for (String name : files) {
            Path file = Path.of(System.getProperty("strayflow.data")).resolve(name);
            UnseenKinds trial = new UnseenKinds(
                    CaptureReader.read(List.of(file), ReadOptions.defaults()).run(Feedback.none()));
            trial.run();
            trial.print(name);
        }
    }

    private void run() throws StrayflowException {
        for (int kind = 0; kind < labels.kinds().size(); kind++) {
            if (labels.count(kind) >= FEWEST && !labels.benignTexts().contains(labels.kinds().get(kind))) {
                holdOut(kind);
            }
        }
    }

    private void holdOut(int kind) throws StrayflowException {
        Selection training = split.rows(Partition.TRAINING).filter(row -> labels.kind(row) != kind);
        Selection validation = split.rows(Partition.VALIDATION).filter(row -> labels.kind(row) != kind);
        Selection test = split.rows(Partition.TEST).filter(labels::isBenign);
        Selection judged = Selection.all(labels.rows()).filter(row -> labels.kind(row) == kind || test.contains(row));
        List<String> features = capture.table().namesOf(Role.FEATURE).stream()
                .filter(name -> !name.equals("difficulty") && !name.equals("Attempted Category"))
                .toList();
        for (String novelty : NOVELTIES) {
            EnsembleSpec spec = EnsembleSpec.defaults().with("novelty", novelty);
            FeatureMatrix matrix = Preparation.fit(capture.table(), training, features, spec.preparation(), ALL)
                    .run(Feedback.none())
                    .bind(capture.table());
            FittedEnsemble trained = (FittedEnsemble) Detectors.train(
                            spec, new TrainingSet(matrix, training, validation, labels), 1, ALL)
                    .run(Feedback.none());
            for (String rule : RULES) {
                EnsembleSpec joined = spec.with("rule", rule);
                Scores scores = FittedEnsemble.of(joined, trained.classifier(), trained.novelty(), matrix.width())
                        .score(matrix, ALL)
                        .run(Feedback.none());
                judge(rule + " with " + novelty, kind, scores.values(), validation, judged);
                if (rule.equals(RULES.getFirst())) {
                    alone(spec.classifier(), kind, scores, validation, judged);
                    alone(spec.novelty(), kind, scores, validation, judged);
                }
            }
        }
    }

    private void alone(DetectorSpec member, int kind, Scores scores, Selection validation, Selection judged)
            throws StrayflowException {
        judge(member.id() + " alone", kind, Objects.requireNonNull(scores.members().get(member.title())), validation, judged);
    }

    private void judge(String detector, int kind, float[] scores, Selection validation, Selection judged)
            throws StrayflowException {
        List<double[]> lines = results.computeIfAbsent(detector, key -> new ArrayList<>());
        if (!lines.isEmpty() && lines.getLast()[0] == kind) {
            return;
        }
        Ranking tuned = Ranking.of(scores, labels, validation).run(Feedback.none());
        Ranking ranking = Ranking.of(scores, labels, judged).run(Feedback.none());
        double threshold = new Goal.FalsePositiveRate(RATE).thresholdOn(tuned, Goal.Context.none());
        var metrics = ranking.metricsAt(threshold);
        lines.add(new double[] {kind, metrics.recall(), metrics.falsePositiveRate(), ranking.recallAt(RATE)});
    }

    private void print(String name) {
        System.out.println(name);
        results.forEach((detector, lines) -> {
            StringBuilder kinds = new StringBuilder();
            for (double[] line : lines) {
                kinds.append(String.format(Locale.ROOT, " %s %.2f", labels.kinds().get((int) line[0]), line[3]));
            }
            System.out.printf(
                    Locale.ROOT,
                    "  %-32s recall %.3f at FPR %.4f; at FPR 1 %% of the test rows %.3f:%s%n",
                    detector,
                    mean(lines, 1),
                    mean(lines, 2),
                    mean(lines, 3),
                    kinds);
        });
    }

    private static double mean(List<double[]> lines, int place) {
        return lines.stream().mapToDouble(line -> line[place]).average().orElseThrow();
    }
}
