package org.strayflow.workspace;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.strayflow.eval.Metrics;
import org.strayflow.eval.Partition;
import org.strayflow.eval.Ranking;
import org.strayflow.feature.PreparedFeature;
import org.strayflow.feature.RepeatedRows;
import org.strayflow.flow.Selection;
import org.strayflow.task.Job;
import org.strayflow.task.Parallel;

/**
 * Test rows that the detector has seen in training: they equal a training row in every column that it uses. It may know them by heart.
 * So it may validation rows, by which its training ends and the threshold is chosen.
 *
 * @param repeats how many test rows
 * @param validationRepeats how many validation rows
 * @param others the ranking of the other test rows
 * @param threshold the model's
 */
public record TestRepeats(int repeats, int validationRepeats, Ranking others, double threshold) {
    /** The numbers of the other test rows at the model's threshold. */
    public Metrics without() {
        return others.metricsAt(threshold);
    }

    /**
     * Looks for them, on all cores.
     *
     * @return a job that gives nothing where there are no test rows
     */
    public static Job<Optional<TestRepeats>> of(Analysis analysis) {
        return of(analysis, Parallel.allCores());
    }

    /** The same on some threads. */
    public static Job<Optional<TestRepeats>> of(Analysis analysis, Parallel parallel) {
        return feedback -> {
            Selection training = analysis.split().rows(Partition.TRAINING);
            Selection test = analysis.split().rows(Partition.TEST);
            if (training.isEmpty() || test.isEmpty()) {
                return Optional.empty();
            }
            List<String> columns = analysis.model().preparation().features().stream()
                    .map(PreparedFeature::column)
                    .distinct()
                    .toList();
            Selection validation = analysis.split().rows(Partition.VALIDATION);
            // Both at once: to find the rows that are alike takes a look at all of them.
            Selection held = Selection.of(
                    IntStream.concat(validation.stream(), test.stream()).toArray());
            Selection unseen = RepeatedRows.unseen(analysis.capture().table(), training, held, columns, parallel)
                    .run(feedback);
            Selection others = unseen.filter(test::contains);
            Ranking ranking = Ranking.of(
                            analysis.scores().values(), analysis.capture().labels(), others)
                    .run(feedback);
            return Optional.of(new TestRepeats(
                    test.size() - others.size(),
                    validation.size() - (unseen.size() - others.size()),
                    ranking,
                    analysis.model().operation().threshold()));
        };
    }
}
