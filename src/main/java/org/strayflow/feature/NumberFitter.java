package org.strayflow.feature;

import java.util.ArrayList;
import java.util.List;
import org.strayflow.flow.NumberColumn;
import org.strayflow.flow.Selection;
import org.strayflow.task.Feedback;

/** Makes features of one column of numbers. */
final class NumberFitter {
    /** Medians come from at most so many training rows, evenly spaced. */
    static final int MEDIAN_ROWS = 100_000;

    private static final int BLOCK = 8_192;

    private final NumberColumn column;
    private final Selection rows;

    NumberFitter(NumberColumn column, Selection rows) {
        this.column = column;
        this.rows = rows;
    }

    /**
     * The number itself, and where it is missing.
     *
     * @param gaps whether the second one is wanted
     */
    FittedColumn fit(boolean gaps, Feedback feedback) {
        NumberScan scan = scan(feedback);
        List<FittedColumn.Fitted> features = new ArrayList<>();
        List<Dropped> dropped = new ArrayList<>();
        if (scan.finite == 0) {
            dropped.add(new Dropped(column.name(), "no finite value in any training row"));
        } else if (scan.low == scan.high) {
            String others = scan.finite < rows.size() ? " that has a finite value" : "";
            dropped.add(new Dropped(
                    column.name(), "constant: " + column.text(firstFinite()) + " in every training row" + others));
        } else {
            PreparedFeature number = new PreparedFeature(
                    column.name(),
                    column.name(),
                    PreparedFeature.Kind.NUMBER,
                    median(),
                    scan.low,
                    scan.high,
                    List.of());
            features.add(new FittedColumn.Fitted(number, new FeatureSource.Numbers(number, column), scan.hash));
        }
        if (gaps && scan.missing > 0 && scan.missing < rows.size()) {
            features.add(new FittedColumn.Fitted(
                    PreparedFeature.missing(column.name()), new FeatureSource.Missing(column), scan.gaps));
        }
        return new FittedColumn(features, dropped);
    }

    private NumberScan scan(Feedback feedback) {
        NumberScan scan = new NumberScan();
        float[] block = new float[BLOCK];
        int place = 0;
        while (place < rows.size()) {
            feedback.check();
            int from = rows.get(place);
            int to = Math.min(from + BLOCK, column.size());
            column.copyTo(from, to, block, 0, 1);
            while (place < rows.size() && rows.get(place) < to) {
                scan.add(block[rows.get(place++) - from]);
            }
        }
        return scan;
    }

    private int firstFinite() {
        return rows.stream()
                .filter(row -> Float.isFinite((float) column.value(row)))
                .findFirst()
                .orElseThrow();
    }

    private float median() {
        int count = Math.min(rows.size(), MEDIAN_ROWS);
        float[] sample = new float[count];
        int finite = 0;
        for (int i = 0; i < count; i++) {
            float value = (float) column.value(rows.get((int) ((long) i * rows.size() / count)));
            if (Float.isFinite(value)) {
                sample[finite++] = value;
            }
        }
        return NumberScan.median(sample, finite);
    }
}
