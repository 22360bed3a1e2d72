package org.strayflow.eval;

import java.util.Arrays;
import java.util.List;
import org.strayflow.task.ConfigurationException;
import org.strayflow.task.Problem;

/** What drops when a detector loses a column. None of them depends on a threshold. */
public enum DropMeasure {
    /** See {@link Ranking#averagePrecision()}: also tells columns apart where nearly all attacks are found. */
    AVERAGE_PRECISION("average-precision", "average precision"),
    /** See {@link Ranking#rocAuc()}. */
    ROC_AUC("roc-auc", "ROC AUC"),
    /** The mean size of the change of a flow's score; does without labels. */
    SCORE_CHANGE("score-change", "change of the score");

    private final String id;
    private final String title;

    DropMeasure(String id, String title) {
        this.id = id;
        this.title = title;
    }

    /** The name on the command line. */
    public String id() {
        return id;
    }

    /** The name shown to an analyst. */
    public String title() {
        return title;
    }

    /** Whether it needs labelled rows. */
    public boolean needsLabels() {
        return this != SCORE_CHANGE;
    }

    /** The measure that suits some rows: {@link #AVERAGE_PRECISION} where there are attacks and benign rows. */
    public static DropMeasure suiting(Ranking ranking) {
        return ranking.attacks() > 0 && ranking.benign() > 0 ? AVERAGE_PRECISION : SCORE_CHANGE;
    }

    /**
     * The measure of a name.
     *
     * @throws ConfigurationException {@code EVAL-209} when there is none; names those there are
     */
    public static DropMeasure parse(String id) throws ConfigurationException {
        for (DropMeasure measure : values()) {
            if (measure.id.equals(id)) {
                return measure;
            }
        }
        List<String> ids = Arrays.stream(values()).map(DropMeasure::id).toList();
        throw new ConfigurationException(Problem.of(
                "EVAL-209", "There is no measure “" + id + "”.", "The measures are " + String.join(", ", ids) + "."));
    }
}
