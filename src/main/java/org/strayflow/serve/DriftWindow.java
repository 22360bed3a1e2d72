package org.strayflow.serve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.strayflow.eval.Drift;
import org.strayflow.flow.Column;
import org.strayflow.flow.FlowTable;
import org.strayflow.flow.NumberColumn;
import org.strayflow.flow.NumberColumnBuilder;
import org.strayflow.flow.Role;
import org.strayflow.flow.TextColumnBuilder;
import org.strayflow.io.ColumnPlan;
import org.strayflow.store.ModelBundle;
import org.strayflow.task.Feedback;
import org.strayflow.task.Parallel;
import org.strayflow.task.StrayflowException;
import org.strayflow.workspace.Workspace;

/**
 * The latest flows that a model has scored, as far as drift needs them. Of many flows that come at once only some are taken, evenly spaced,
 * so that a batch neither costs much nor fills the window alone. Safe for any number of threads.
 */
final class DriftWindow {
    /** So many flows of one table are taken at most. */
    static final int OF_ONE_TABLE = 64;

    /** Of fewer flows nothing is said. */
    static final int FEWEST = 100;

    private final ModelBundle model;
    private final List<ColumnPlan> columns;
    private final int size;
    private final double[] @Nullable [] numbers;
    private final String[] @Nullable [] texts;
    private final float[] scores;
    private int next;
    private int filled;

    /**
     * An empty window.
     *
     * @param model that scores
     * @param columns of the flows
     * @param size how many flows it holds
     */
    DriftWindow(ModelBundle model, List<ColumnPlan> columns, int size) {
        this.model = model;
        this.columns = columns;
        this.size = size;
        numbers = new double[columns.size()][];
        texts = new String[columns.size()][];
        scores = new float[size];
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).kind() == ColumnPlan.Kind.TEXT) {
                texts[i] = new String[size];
            } else {
                numbers[i] = new double[size];
            }
        }
    }

    /** Takes flows with their scores. */
    synchronized void add(FlowTable table, float[] itsScores) {
        int step = Math.max(1, table.rows() / OF_ONE_TABLE);
        for (int row = 0; row < table.rows(); row += step) {
            for (int i = 0; i < columns.size(); i++) {
                take(table.column(i), row, i);
            }
            scores[next] = itsScores[row];
            next = (next + 1) % size;
            filled = Math.min(size, filled + 1);
        }
    }

    private void take(Column column, int row, int place) {
        double[] ofNumbers = numbers[place];
        String[] ofTexts = texts[place];
        if (ofNumbers != null && column instanceof NumberColumn values) {
            ofNumbers[next] = values.value(row);
        } else if (ofTexts != null) {
            ofTexts[next] = column.text(row);
        }
    }

    /** How many flows are in the window. */
    synchronized int flows() {
        return filled;
    }

    /**
     * How far the flows in the window are from those that the model was trained on.
     *
     * @return empty with fewer than {@value #FEWEST} flows, and of a model that does not know what it was trained on
     */
    Optional<Drift> drift() throws StrayflowException {
        FlowTable table;
        float[] itsScores;
        synchronized (this) {
            if (filled < FEWEST || model.training().elsewhere()) {
                return Optional.empty();
            }
            table = table();
            itsScores = Arrays.copyOf(scores, filled);
        }
        return Optional.of(
                new Workspace(new Parallel(1)).drift(model, table, itsScores).run(Feedback.none()));
    }

    private FlowTable table() {
        List<Column> all = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            all.add(column(columns.get(i).name(), numbers[i], texts[i]));
        }
        return new FlowTable(all, Collections.nCopies(all.size(), Role.FEATURE));
    }

    private Column column(String name, double @Nullable [] ofNumbers, String @Nullable [] ofTexts) {
        if (ofTexts != null) {
            TextColumnBuilder builder = new TextColumnBuilder();
            for (int row = 0; row < filled; row++) {
                builder.add(ofTexts[row]);
            }
            return builder.build(name);
        }
        NumberColumnBuilder builder = new NumberColumnBuilder(filled, null);
        for (int row = 0; ofNumbers != null && row < filled; row++) {
            if (Double.isNaN(ofNumbers[row])) {
                builder.addMissing();
            } else {
                builder.add(ofNumbers[row], false);
            }
        }
        return builder.build(name);
    }
}
