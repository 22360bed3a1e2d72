package org.strayflow.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.strayflow.eval.Metrics;
import org.strayflow.task.Feedback;
import org.strayflow.task.StrayflowException;
import org.strayflow.workspace.Analysis;
import org.strayflow.workspace.TestRepeats;

/** What {@code train} and {@code evaluate} say of validation and test rows that the detector has seen in training. */
final class RepeatsReport {
    private final Optional<TestRepeats> repeats;

    private RepeatsReport(Optional<TestRepeats> repeats) {
        this.repeats = repeats;
    }

    static RepeatsReport of(Analysis analysis, Feedback feedback) throws StrayflowException {
        return new RepeatsReport(TestRepeats.of(analysis).run(feedback));
    }

    /** Adds its fields to a JSON object; nothing where there are no test rows. */
    void addTo(Map<String, Object> json) {
        repeats.ifPresent(found -> {
            Metrics metrics = found.without();
            Map<String, Object> without = new LinkedHashMap<>();
            without.put("rows", metrics.rows());
            without.put("precision", Numbers.orNull(metrics.precision()));
            without.put("recall", Numbers.orNull(metrics.recall()));
            without.put("f1", Numbers.orNull(metrics.f1()));
            without.put("accuracy", Numbers.orNull(metrics.accuracy()));
            without.put("falsePositiveRate", Numbers.orNull(metrics.falsePositiveRate()));
            without.put("rocAuc", Numbers.orNull(metrics.rocAuc()));
            json.put("testRowsSeenInTraining", found.repeats());
            json.put("withoutRowsSeenInTraining", without);
            json.put("validationRowsSeenInTraining", found.validationRepeats());
        });
    }

    /** The same in words. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        repeats.filter(found -> found.repeats() > 0)
                .ifPresent(found -> lines.add(seen(found.repeats(), "test row")
                        + "; without them precision "
                        + Numbers.share(found.without().precision()) + ", recall "
                        + Numbers.share(found.without().recall()) + ", F1 "
                        + Numbers.share(found.without().f1()) + ", false-positive rate "
                        + Numbers.percent(found.without().falsePositiveRate())));
        repeats.filter(found -> found.validationRepeats() > 0)
                .ifPresent(found -> lines.add(seen(found.validationRepeats(), "validation row")
                        + "; a threshold chosen by them may be another than for rows never seen"));
        if (!lines.isEmpty()) {
            lines.addFirst("");
        }
        return lines;
    }

    private static String seen(int rows, String what) {
        return Numbers.counted(rows, what) + " equal a training row in every feature";
    }
}
