package org.strayflow.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.strayflow.eval.ColumnDrift;
import org.strayflow.eval.ColumnShapes;
import org.strayflow.eval.Drift;
import org.strayflow.eval.DropMeasure;
import org.strayflow.eval.Importance;
import org.strayflow.eval.Intervals;
import org.strayflow.eval.KindMetrics;
import org.strayflow.eval.Partition;
import org.strayflow.eval.PermutationImportance;
import org.strayflow.eval.Ranking;
import org.strayflow.feature.DataCheck;
import org.strayflow.flow.Column;
import org.strayflow.flow.Meaning;
import org.strayflow.task.Feedback;
import org.strayflow.task.Job;
import org.strayflow.task.StrayflowException;
import org.strayflow.workspace.Analysis;
import org.strayflow.workspace.TestRepeats;
import org.strayflow.workspace.Workspace;

/**
 * Everything that the report tells and that takes a while to find out.
 *
 * @param analysis the capture scored by the model, at the threshold reported
 * @param model name of the model's file; empty when it was not saved
 * @param check what is to be known of the data
 * @param intervals how far the numbers may be trusted
 * @param kinds how well a classifier names kinds
 * @param repeats test rows seen in training
 * @param importance what sets flagged flows apart
 * @param permutation what the model relies on; empty where there are too few rows
 * @param drift how far the flows are from those that the model was trained on; empty of a model that was trained elsewhere
 * @param shapes how the values of the features that changed most were and are distributed
 * @param hosts the addresses with the most flagged flows, by what they are to the flow
 */
record Facts(
        Analysis analysis,
        String model,
        DataCheck.Report check,
        Intervals intervals,
        Optional<KindMetrics> kinds,
        Optional<TestRepeats> repeats,
        Importance importance,
        Optional<PermutationImportance> permutation,
        Optional<Drift> drift,
        List<ColumnShapes> shapes,
        Map<Meaning, HostCounts> hosts) {
    /** Of more rows so many are drawn to find out what the model relies on. */
    private static final int PERMUTED_ROWS = 10_000;

    /** Of so many features the distributions are drawn. */
    private static final int SHAPES = 4;

    /** A job that finds everything out. */
    static Job<Facts> of(Workspace workspace, Analysis analysis, String model) {
        return feedback -> {
            feedback.stage("checking the data");
            DataCheck.Report check = workspace.examine(analysis.capture()).run(feedback.sub(0.25));
            feedback.stage("finding out how far the numbers may be trusted");
            Intervals intervals = analysis.intervals().run(feedback.sub(0.15));
            Optional<KindMetrics> kinds = kinds(analysis, feedback.sub(0.05));
            Optional<TestRepeats> repeats = TestRepeats.of(analysis).run(feedback.sub(0.1));
            double threshold = analysis.model().operation().threshold();
            Importance importance = workspace
                    .importance(analysis, analysis.reported(), threshold)
                    .run(feedback.sub(0.1));
            Optional<PermutationImportance> permutation = permutation(workspace, analysis, feedback.sub(0.25));
            Optional<Drift> drift = analysis.model().training().elsewhere()
                    ? Optional.empty()
                    : Optional.of(workspace.drift(analysis).run(feedback.sub(0.04)));
            List<ColumnShapes> shapes =
                    drift.isPresent() ? shapes(workspace, analysis, drift.get(), feedback.sub(0.01)) : List.of();
            return new Facts(
                    analysis,
                    model,
                    check,
                    intervals,
                    kinds,
                    repeats,
                    importance,
                    permutation,
                    drift,
                    shapes,
                    hosts(analysis, feedback));
        };
    }

    /** The rows that the numbers come from. */
    Ranking ranking() {
        return analysis.ranking(analysis.reported()).orElseThrow();
    }

    /** Which rows a partition's title means: {@code "all rows"}, {@code "the test rows"}. */
    static String rows(String title) {
        return title.equals(Partition.ALL.title()) ? "all rows" : "the " + title + " rows";
    }

    /** Flows with at least this score are flagged. */
    double threshold() {
        return analysis.model().operation().threshold();
    }

    private static Optional<KindMetrics> kinds(Analysis analysis, Feedback feedback) throws StrayflowException {
        Optional<Job<KindMetrics>> counting = analysis.kindMetrics(analysis.reported());
        return counting.isPresent() ? Optional.of(counting.get().run(feedback)) : Optional.empty();
    }

    private static Optional<PermutationImportance> permutation(
            Workspace workspace, Analysis analysis, Feedback feedback) throws StrayflowException {
        Partition partition = analysis.reported();
        Ranking ranking = analysis.ranking(partition).orElseThrow();
        if (ranking.size() < 2) {
            return Optional.empty();
        }
        PermutationImportance.Question question = new PermutationImportance.Question(
                DropMeasure.suiting(ranking), PermutationImportance.REPEATS, PERMUTED_ROWS, 1);
        return Optional.of(workspace.permutation(analysis, partition, question).run(feedback));
    }

    private static List<ColumnShapes> shapes(Workspace workspace, Analysis analysis, Drift drift, Feedback feedback)
            throws StrayflowException {
        List<ColumnShapes> shapes = new ArrayList<>();
        for (ColumnDrift column : drift.columns()) {
            if (shapes.size() < SHAPES && column.statistic() > 0) {
                shapes.add(workspace.shapes(analysis, column.column()).run(feedback));
            }
        }
        return shapes;
    }

    private static Map<Meaning, HostCounts> hosts(Analysis analysis, Feedback feedback) throws StrayflowException {
        int[] flagged =
                analysis.ranking().flaggedRows(analysis.model().operation().threshold());
        Map<Meaning, HostCounts> hosts = new EnumMap<>(Meaning.class);
        for (Meaning meaning : List.of(Meaning.SOURCE_ADDRESS, Meaning.DESTINATION_ADDRESS)) {
            Optional<Column> column = analysis.capture().table().column(meaning);
            if (column.isPresent() && flagged.length > 0) {
                hosts.put(meaning, HostCounts.of(column.get(), flagged, feedback));
            }
        }
        return hosts;
    }
}
