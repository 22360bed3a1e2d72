package org.strayflow.eval;

import java.util.List;

/**
 * What a detector loses when it loses a column.
 *
 * @param column the column that its features are made of
 * @param drops the measure before less the measure after, one a repeat; of {@link DropMeasure#SCORE_CHANGE} the change itself
 * @param scoreChange mean size of the change of a flow's score over all repeats, 0..1
 */
public record ColumnDrop(String column, List<Double> drops, double scoreChange) {
    /** Copies the list. */
    public ColumnDrop {
        drops = List.copyOf(drops);
    }

    /** The mean of the drops. */
    public double mean() {
        return drops.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }

    /** How far the drops spread: their standard deviation with n − 1; 0 of a single one. */
    public double deviation() {
        double mean = mean();
        double squares =
                drops.stream().mapToDouble(d -> (d - mean) * (d - mean)).sum();
        return drops.size() < 2 ? 0 : Math.sqrt(squares / (drops.size() - 1));
    }
}
