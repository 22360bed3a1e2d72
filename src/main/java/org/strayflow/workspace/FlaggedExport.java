package org.strayflow.workspace;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.strayflow.detect.Contribution;
import org.strayflow.eval.Partition;
import org.strayflow.eval.Ranking;
import org.strayflow.io.ExtraColumn;
import org.strayflow.io.FlowCsvWriter;
import org.strayflow.task.Job;

/**
 * What is exported: the original columns, then {@code anomaly_score, rank, flagged, predicted_kind, predicted_probability,
 * top_features}, the most unusual flow first. The probability, 0..1, is that of the predicted kind. Of an ensemble every member's own score follows, {@code score_random_forest} for example.
 *
 * @param partition whose rows
 * @param threshold flows with at least this score are flagged; the score is written with all its digits, so that comparing it with the
 *     threshold gives the same flows
 * @param allRows whether rows that are not flagged are written too
 * @param explained how many features are named for each flagged flow in {@code top_features}, those that made it more unusual first; 0
 *     leaves the column empty
 */
public record FlaggedExport(Partition partition, double threshold, boolean allRows, int explained) {
    /** How many features are named when nothing else is asked for. */
    public static final int USUAL_EXPLAINED = 3;

    Job<Path> write(Analysis analysis, Path out, boolean overwrite) {
        Ranking ranking = analysis.ranking(partition).orElseThrow();
        int[] rows = allRows ? ranking.order() : ranking.flaggedRows(threshold);
        List<ExtraColumn> extra = new ArrayList<>(List.of(
                new ExtraColumn("anomaly_score", row -> Double.toString(analysis.score(row))),
                new ExtraColumn("rank", row -> Integer.toString(ranking.rankOf(analysis.score(row)))),
                new ExtraColumn("flagged", row -> isFlagged(analysis, row) ? "true" : "false"),
                // Only classifiers predict a kind; the column is there for every detector.
                new ExtraColumn("predicted_kind", row -> predictedKind(analysis, row)),
                new ExtraColumn("predicted_probability", row -> predictedProbability(analysis, row)),
                new ExtraColumn("top_features", row -> topFeatures(analysis, row))));
        analysis.scores()
                .members()
                .forEach((member, scores) -> extra.add(new ExtraColumn(
                        "score_" + member.toLowerCase(Locale.ROOT).replace(' ', '_'),
                        row -> Double.toString(scores[row]))));
        return FlowCsvWriter.write(out, overwrite, analysis.capture().table(), rows, extra);
    }

    private static String predictedKind(Analysis analysis, int row) {
        return analysis.scores()
                .predictions()
                .map(kinds -> kinds.of(row).name())
                .orElse("");
    }

    /** With as many digits as tell it from every other probability. */
    private static String predictedProbability(Analysis analysis, int row) {
        return analysis.scores()
                .predictions()
                .map(kinds -> Float.toString(kinds.probability()[row]))
                .orElse("");
    }

    private boolean isFlagged(Analysis analysis, int row) {
        return analysis.score(row) >= threshold;
    }

    private String topFeatures(Analysis analysis, int row) {
        if (explained == 0 || !isFlagged(analysis, row)) {
            return "";
        }
        return analysis.explain(row).contributions().stream()
                .filter(c -> c.amount() > 0)
                .limit(explained)
                .map(FlaggedExport::text)
                .collect(Collectors.joining("; "));
    }

    private static String text(Contribution contribution) {
        return String.format(Locale.ROOT, "%s (+%.3f)", contribution.feature(), contribution.amount());
    }
}
