package org.strayflow.workspace;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.strayflow.detect.FittedDetector;
import org.strayflow.detect.FittedTrees;
import org.strayflow.eval.Curve;
import org.strayflow.eval.Curves;
import org.strayflow.eval.Partition;
import org.strayflow.eval.Ranking;
import org.strayflow.flow.Fingerprint;
import org.strayflow.store.ModelBundle;
import org.strayflow.store.Operation;
import org.strayflow.store.TrainingRecord;
import org.strayflow.task.Feedback;
import org.strayflow.task.StrayflowException;

/** Takes down what a training was and what it reached. */
final class RunNotes {
    /** Points of a curve that is kept: enough to lie over another one in a chart. */
    static final int CURVE_POINTS = 256;

    /** The setting that names the very rows of the partitions. */
    static final String ROWS = "rows";

    private static final List<Partition> PARTITIONS = List.of(Partition.TRAINING, Partition.VALIDATION, Partition.TEST);
    private static final int DIGEST = 12;

    private RunNotes() {}

    /**
     * A run without a name.
     *
     * @param analysis what the training gave
     * @param request what it was asked for
     * @param time when it began, as ISO 8601 writes it
     * @param seconds how long it took
     * @param feedback of the counting that is still to do
     */
    static TrainingRun of(Analysis analysis, TrainingRequest request, String time, double seconds, Feedback feedback)
            throws StrayflowException {
        ModelBundle model = analysis.model();
        return new TrainingRun(
                TrainingRun.FORMAT,
                TrainingRun.VERSION,
                "",
                time,
                seconds,
                model.detector().spec().title(),
                settings(analysis, feedback),
                request.features(),
                model.preparation().features().size(),
                model.preparation().dropped(),
                data(analysis),
                result(analysis, feedback),
                "");
    }

    private static Map<String, String> settings(Analysis analysis, Feedback feedback) {
        ModelBundle model = analysis.model();
        TrainingRecord training = model.training();
        Map<String, String> settings = new TreeMap<>(model.detector().spec().settings());
        model.preparation().plan().settings().forEach((key, value) -> settings.put("prepare " + key, value));
        settings.put("detector", model.detector().spec().id());
        settings.put("seed", Long.toString(training.seed()));
        settings.put("split", training.split().text());
        settings.put("train on", training.trainedOn());
        settings.put("goal", model.operation().goal());
        settings.put("label", training.labelColumn());
        settings.put("benign", training.benignTexts().stream().sorted().collect(Collectors.joining(", ")));
        settings.put("alike labels", training.kindsApart() ? "kinds of their own" : "one kind");
        settings.put(
                "fixes",
                training.fixes().stream()
                        .map(fix -> fix.code() + " " + fix.kind())
                        .collect(Collectors.joining(", ")));
        settings.put(ROWS, RowsDigest.of(analysis, PARTITIONS, feedback));
        settings.put("files", training.files().stream().map(RunNotes::fileText).collect(Collectors.joining(", ")));
        return settings;
    }

    /** A name may stand for other content another day. */
    private static String fileText(Fingerprint file) {
        return file.name() + " (" + file.sha256().substring(0, DIGEST) + ")";
    }

    private static TrainingRun.Data data(Analysis analysis) {
        TrainingRecord training = analysis.model().training();
        Map<Partition, Integer> rows = new EnumMap<>(Partition.class);
        for (Partition partition : analysis.partitions()) {
            rows.put(partition, analysis.split().rows(partition).size());
        }
        Map<String, Integer> partitions = new LinkedHashMap<>();
        rows.forEach((partition, count) -> partitions.put(partition.title(), count));
        return new TrainingRun.Data(
                analysis.capture().title(),
                training.layout(),
                training.files(),
                training.rows(),
                training.trainingRows(),
                partitions);
    }

    private static TrainingRun.Result result(Analysis analysis, Feedback feedback) throws StrayflowException {
        Operation operation = analysis.model().operation();
        Ranking ranking = analysis.ranking(analysis.reported()).orElseThrow();
        return new TrainingRun.Result(
                operation.threshold(),
                operation.tunedOn(),
                operation.reportedOn(),
                RunMetrics.of(analysis, feedback),
                operation.metrics().perKind(),
                points(Curves.precisionRecall(ranking, CURVE_POINTS)),
                points(Curves.roc(ranking, CURVE_POINTS)),
                learning(analysis.model().detector()));
    }

    private static TrainingRun.Points points(Curve curve) {
        float[] x = new float[curve.size()];
        float[] y = new float[curve.size()];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) curve.x()[i];
            y[i] = (float) curve.y()[i];
        }
        return new TrainingRun.Points(x, y);
    }

    private static TrainingRun.Learning learning(FittedDetector detector) {
        return detector instanceof FittedTrees trees
                ? new TrainingRun.Learning(
                        trees.curve().measure(), trees.curve().validation())
                : new TrainingRun.Learning("", new float[0]);
    }
}
