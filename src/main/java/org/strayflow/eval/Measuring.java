package org.strayflow.eval;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.strayflow.flow.Labels;
import org.strayflow.flow.Selection;
import org.strayflow.task.ConfigurationException;
import org.strayflow.task.Feedback;
import org.strayflow.task.Problem;
import org.strayflow.task.StrayflowException;

/** Compares the scores of some rows with those they had. For one thread. */
final class Measuring {
    private final DropMeasure measure;
    private final @Nullable Labels labels;
    private final int[] rows;
    private final Selection selection;
    private final float[] asTheyAre;
    /** One place a row of the table; only those of the chosen rows are looked at. */
    private final float[] table;

    private final double before;

    /**
     * Ready to compare.
     *
     * @param tableRows how many rows the table has
     * @param rows the chosen ones, ascending
     * @param asTheyAre their scores
     */
    Measuring(DropMeasure measure, @Nullable Labels labels, int tableRows, int[] rows, float[] asTheyAre)
            throws StrayflowException {
        this.measure = measure;
        this.labels = labels;
        this.rows = rows;
        this.selection = Selection.of(rows);
        this.asTheyAre = asTheyAre;
        this.table = new float[tableRows];
        this.before = measured(asTheyAre, Feedback.none());
        if (rows.length < 2 || Double.isNaN(before)) {
            throw new ConfigurationException(Problem.of(
                    "EVAL-208",
                    "There is nothing to measure the " + measure.title() + " on: " + rows.length + " rows"
                            + (measure.needsLabels() ? " with labels, benign and attacks." : "."),
                    "Choose other rows, or the measure " + DropMeasure.SCORE_CHANGE.id() + ", which needs no labels."));
        }
    }

    /** The measure on the rows as they are. */
    double before() {
        return before;
    }

    /** What the scores {@code from..to-1} of a column say. */
    ColumnDrop drop(String column, float[][] scores, int from, int to, Feedback feedback) throws StrayflowException {
        List<Double> drops = new ArrayList<>();
        double change = 0;
        for (int i = from; i < to; i++) {
            feedback.check();
            double changed = change(scores[i]);
            change += changed / (to - from);
            drops.add(measure == DropMeasure.SCORE_CHANGE ? changed : before - measured(scores[i], feedback.sub(0)));
        }
        return new ColumnDrop(column, drops, change);
    }

    private double change(float[] scores) {
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            sum += Math.abs((double) scores[i] - asTheyAre[i]);
        }
        return sum / scores.length;
    }

    private double measured(float[] scores, Feedback feedback) throws StrayflowException {
        if (measure == DropMeasure.SCORE_CHANGE) {
            return 0;
        }
        for (int i = 0; i < rows.length; i++) {
            table[rows[i]] = scores[i];
        }
        Ranking ranking = Ranking.of(table, labels, selection).run(feedback);
        if (ranking.attacks() == 0 || ranking.benign() == 0) {
            return Double.NaN;
        }
        return measure == DropMeasure.ROC_AUC ? ranking.rocAuc() : ranking.averagePrecision();
    }
}
