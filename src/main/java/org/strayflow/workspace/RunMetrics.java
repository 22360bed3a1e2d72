package org.strayflow.workspace;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.strayflow.eval.KindMetrics;
import org.strayflow.eval.Metrics;
import org.strayflow.task.Feedback;
import org.strayflow.task.Job;
import org.strayflow.task.StrayflowException;

/** The numbers of a run by name, the names being those of {@code evaluate --json}. */
public final class RunMetrics {
    /** Mean of precision and recall. */
    public static final String F1 = "f1";

    /** Share of the flagged flows that are attacks. */
    public static final String PRECISION = "precision";

    /** Share of the attacks that were flagged. */
    public static final String RECALL = "recall";

    /** Share of the benign flows that were flagged. */
    public static final String FALSE_POSITIVE_RATE = "falsePositiveRate";

    /** Area under the precision-recall curve. */
    public static final String AVERAGE_PRECISION = "averagePrecision";

    /** Area under the ROC curve. */
    public static final String ROC_AUC = "rocAuc";

    /** Share of the flows that were decided rightly. */
    public static final String ACCURACY = "accuracy";

    /** Mean of the F1 of attacks and that of benign flows. */
    public static final String MACRO_F1 = "macroF1";

    /** Share of all flows that was flagged. */
    public static final String FLAGGED_SHARE = "flaggedShare";

    /** Flagged flows a day, where the flows tell when they were. */
    public static final String FLAGS_PER_DAY = "flagsPerDay";

    /** Of a classifier: mean F1 of the kinds it names. */
    public static final String KINDS_MACRO_F1 = "kindsMacroF1";

    /** Of a classifier: mean F1 of the kinds it names, by their rows. */
    public static final String KINDS_WEIGHTED_F1 = "kindsWeightedF1";

    /** Of a classifier: share of the flows that were given their kind. */
    public static final String KINDS_ACCURACY = "kindsAccuracy";

    /** Every name, in the order of a table. */
    public static final List<String> NAMES = List.of(
            F1,
            PRECISION,
            RECALL,
            FALSE_POSITIVE_RATE,
            AVERAGE_PRECISION,
            ROC_AUC,
            ACCURACY,
            MACRO_F1,
            FLAGGED_SHARE,
            FLAGS_PER_DAY,
            KINDS_MACRO_F1,
            KINDS_WEIGHTED_F1,
            KINDS_ACCURACY);

    private RunMetrics() {}

    /** The numbers of an analysis at its model's threshold that are defined. */
    static Map<String, Double> of(Analysis analysis, Feedback feedback) throws StrayflowException {
        Metrics metrics = analysis.model().operation().metrics();
        Map<String, Double> all = new LinkedHashMap<>();
        all.put(F1, metrics.f1());
        all.put(PRECISION, metrics.precision());
        all.put(RECALL, metrics.recall());
        all.put(FALSE_POSITIVE_RATE, metrics.falsePositiveRate());
        all.put(AVERAGE_PRECISION, metrics.averagePrecision());
        all.put(ROC_AUC, metrics.rocAuc());
        all.put(ACCURACY, metrics.accuracy());
        all.put(MACRO_F1, metrics.macroF1());
        all.put(FLAGGED_SHARE, metrics.flaggedShare());
        analysis.flagsPerDay().ifPresent(flags -> all.put(FLAGS_PER_DAY, flags));
        Optional<Job<KindMetrics>> counting = analysis.kindMetrics(analysis.reported());
        if (counting.isPresent()) {
            KindMetrics kinds = counting.get().run(feedback);
            all.put(KINDS_MACRO_F1, kinds.macroF1());
            all.put(KINDS_WEIGHTED_F1, kinds.weightedF1());
            all.put(KINDS_ACCURACY, kinds.accuracy());
        }
        all.values().removeIf(value -> !Double.isFinite(value));
        return all;
    }

    /** Whether a smaller number of this name is the better one. */
    public static boolean smallerIsBetter(String name) {
        return name.equals(FALSE_POSITIVE_RATE) || name.equals(FLAGGED_SHARE) || name.equals(FLAGS_PER_DAY);
    }

    /** The runs with the best of a metric first; those that lack it come last, the order stays among equals. */
    public static List<TrainingRun> bestFirst(List<TrainingRun> runs, String name) {
        return runs.stream()
                .sorted((one, other) -> {
                    double a = one.metric(name);
                    double b = other.metric(name);
                    if (Double.isNaN(a) || Double.isNaN(b)) {
                        return Boolean.compare(Double.isNaN(a), Double.isNaN(b));
                    }
                    return smallerIsBetter(name) ? Double.compare(a, b) : Double.compare(b, a);
                })
                .toList();
    }
}
