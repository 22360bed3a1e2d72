package org.strayflow.eval;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.strayflow.feature.FeatureSketch;
import org.strayflow.flow.Column;
import org.strayflow.flow.FlowTable;
import org.strayflow.task.Feedback;
import org.strayflow.task.Job;
import org.strayflow.task.Parallel;
import org.strayflow.task.StrayflowException;

/**
 * How far the flows of a capture are from those that a model was trained on, or from those of another capture, column by column.
 *
 * @param columns by descending {@link ColumnDrift#effect()}, ties by name: with many rows every difference is significant, so that p-values
 *     do not say what matters
 * @param score the same of the detector's scores, where there are such of both sides
 * @param parts files or stretches of time that were also looked at one by one
 * @param rowsThen how many rows it was compared with
 * @param rowsNow how many were
 * @param exact whether the statistics are exact; otherwise within 0.002, as they come from a sketch
 * @param uncompared columns that only one side has, or that are numbers on one side and texts on the other
 */
public record Drift(
        List<ColumnDrift> columns,
        Optional<ColumnDrift> score,
        RowParts parts,
        long rowsThen,
        int rowsNow,
        boolean exact,
        List<String> uncompared) {
    /** The effect above which a column is pointed out when nothing else was said. */
    public static final double ALERT = 0.5;

    /** From so many rows on the smallest difference that matters to nobody has a small p-value. */
    public static final int MANY_ROWS = 10_000;

    /** What stands for the column of the scores. */
    public static final String SCORE = "score";

    /** Copies the lists. */
    public Drift {
        columns = List.copyOf(columns);
        uncompared = List.copyOf(uncompared);
    }

    /** The columns whose effect is above a limit, the score not among them. */
    public List<ColumnDrift> above(double alert) {
        return columns.stream().filter(column -> column.effect() > alert).toList();
    }

    /**
     * Whether there are so many rows on both sides that next to every p-value is small.
     *
     * @see #MANY_ROWS
     */
    public boolean isOfManyRows() {
        return Math.min(rowsThen, rowsNow) >= MANY_ROWS;
    }

    /**
     * Compares flows with those of a reference.
     *
     * @param reference what to compare with
     * @param now the flows to look at
     * @param parts of the flows
     * @param scores of the flows, one a row, where the reference has scores; otherwise none
     * @param parallel how many threads; the result does not depend on it
     */
    public static Job<Drift> of(
            DriftReference reference, FlowTable now, RowParts parts, float[] scores, Parallel parallel) {
        return feedback -> {
            feedback.stage("comparing features");
            List<String> uncompared = new ArrayList<>();
            List<Job<ColumnDrift>> measures =
                    switch (reference) {
                        case DriftReference.Sketched sketched -> ofSketches(sketched, now, parts);
                        case DriftReference.Flows flows -> ofFlows(flows, now, parts, uncompared);
                    };
            boolean scored = scores.length > 0 && reference.scores().length > 0;
            if (scored) {
                FeatureSketch sketch = FeatureSketch.ofNumbers(SCORE, reference.scores());
                measures.add(f -> new ColumnMeasure(sketch, reference.rows(), parts, f).of(scores));
            }
            List<ColumnDrift> drifts = run(measures, parallel, feedback);
            Optional<ColumnDrift> score = scored ? Optional.of(drifts.removeLast()) : Optional.empty();
            drifts.sort(
                    Comparator.comparingDouble(ColumnDrift::effect).reversed().thenComparing(ColumnDrift::column));
            boolean exact = reference instanceof DriftReference.Flows;
            return new Drift(drifts, score, parts, reference.rows(), now.rows(), exact, uncompared);
        };
    }

    private static List<ColumnDrift> run(List<Job<ColumnDrift>> measures, Parallel parallel, Feedback feedback)
            throws StrayflowException {
        ColumnDrift[] drifts = new ColumnDrift[measures.size()];
        parallel.forBlocks(drifts.length, 1, feedback, (from, to) -> {
            for (int i = from; i < to; i++) {
                drifts[i] = measures.get(i).run(feedback);
            }
        });
        return new ArrayList<>(List.of(drifts));
    }

    private static List<Job<ColumnDrift>> ofSketches(DriftReference.Sketched then, FlowTable now, RowParts parts) {
        List<Job<ColumnDrift>> measures = new ArrayList<>();
        for (FeatureSketch sketch : then.sketches()) {
            now.column(sketch.feature())
                    .ifPresent(column -> measures.add(
                            f -> new ColumnMeasure(sketch, then.rows(), parts, f).of(column, known(then, sketch))));
        }
        return measures;
    }

    private static List<Job<ColumnDrift>> ofFlows(
            DriftReference.Flows then, FlowTable now, RowParts parts, List<String> uncompared) {
        List<Job<ColumnDrift>> measures = new ArrayList<>();
        for (String name : then.columns()) {
            Optional<Column> before = then.table().column(name);
            Optional<Column> after = now.column(name);
            if (before.isPresent() && after.isPresent() && ColumnMeasure.fit(before.get(), after.get())) {
                Column was = before.get();
                Column is = after.get();
                measures.add(f -> ColumnMeasure.against(was, is, parts, f));
            } else {
                uncompared.add(name);
            }
        }
        return measures;
    }

    private static Set<String> known(DriftReference.Sketched then, FeatureSketch sketch) {
        return then.known().getOrDefault(sketch.feature(), Set.of());
    }
}
