package org.strayflow.detect;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.strayflow.feature.FeatureMatrix;
import org.strayflow.feature.Preparation;
import org.strayflow.flow.Column;
import org.strayflow.flow.FlowTable;
import org.strayflow.flow.NumberColumn;
import org.strayflow.flow.Role;
import org.strayflow.flow.Selection;
import org.strayflow.task.Feedback;
import org.strayflow.task.Parallel;
import org.strayflow.task.StrayflowException;

/** A made-up capture: usual flows, the last few of them unusual in two features. */
final class Planted {
    static final int ROWS = 3_000;
    static final int UNUSUAL = 30;

    final FeatureMatrix matrix;
    private final FlowTable table;

    private Planted(FlowTable table, FeatureMatrix matrix) {
        this.table = table;
        this.matrix = matrix;
    }

    /** The names are not in alphabetical order, so that mixing up Tribuo's order and ours cannot go unseen. */
    static Planted make(long seed) throws StrayflowException {
        Random random = new Random(seed);
        double[] bytes = new double[ROWS];
        double[] duration = new double[ROWS];
        double[] packets = new double[ROWS];
        double[] flags = new double[ROWS];
        double[] constant = new double[ROWS];
        for (int row = 0; row < ROWS; row++) {
            boolean unusual = row >= ROWS - UNUSUAL;
            bytes[row] = Math.rint(Math.exp(unusual ? 13 + random.nextDouble() : 5 + random.nextGaussian()));
            duration[row] = Math.exp(random.nextGaussian() * 2);
            packets[row] = 1 + random.nextInt(40);
            flags[row] = unusual ? 9 : random.nextInt(3);
            constant[row] = 6;
        }
        List<Column> columns = List.of(
                NumberColumn.of("total bytes", bytes),
                NumberColumn.of("duration", duration),
                NumberColumn.of("packets", packets),
                NumberColumn.of("flags", flags),
                NumberColumn.of("constant", constant));
        FlowTable table = new FlowTable(columns, Collections.nCopies(columns.size(), Role.FEATURE));
        List<String> names = new ArrayList<>(columns.stream().map(Column::name).toList());
        Preparation preparation =
                Preparation.fit(table, training(), names, new Parallel(2)).run(Feedback.none());
        return new Planted(table, preparation.bind(table));
    }

    /** The usual flows. */
    static Selection training() {
        return Selection.all(ROWS - UNUSUAL);
    }

    /** The same flows in the opposite order. */
    FeatureMatrix reversed() throws StrayflowException {
        List<Column> columns = new ArrayList<>();
        for (Column column : table.columns()) {
            double[] values = new double[ROWS];
            for (int row = 0; row < ROWS; row++) {
                values[row] = ((NumberColumn) column).value(ROWS - 1 - row);
            }
            columns.add(NumberColumn.of(column.name(), values));
        }
        return matrix.preparation().bind(new FlowTable(columns, Collections.nCopies(columns.size(), Role.FEATURE)));
    }
}
