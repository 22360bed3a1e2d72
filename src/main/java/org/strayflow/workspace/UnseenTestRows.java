package org.strayflow.workspace;

import java.util.List;
import java.util.Optional;
import org.strayflow.eval.Partition;
import org.strayflow.eval.Ranking;
import org.strayflow.feature.PreparedFeature;
import org.strayflow.feature.RepeatedRows;
import org.strayflow.flow.Selection;
import org.strayflow.task.Job;
import org.strayflow.task.Parallel;

/**
 * The test rows that no training row equals in every feature: what is left of numbers that flatter.
 *
 * @param repeats test rows that equal a training row
 * @param ranking of the others
 */
public record UnseenTestRows(int repeats, Ranking ranking) {
    /**
     * Looks for them.
     *
     * @return a job that gives nothing where there are no training rows or no test rows
     */
    public static Job<Optional<UnseenTestRows>> of(Analysis analysis, Parallel parallel) {
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
            Selection others = RepeatedRows.unseen(analysis.capture().table(), training, test, columns, parallel)
                    .run(feedback);
            Ranking ranking = Ranking.of(
                            analysis.scores().values(), analysis.capture().labels(), others)
                    .run(feedback);
            return Optional.of(new UnseenTestRows(test.size() - others.size(), ranking));
        };
    }
}
