package org.strayflow.feature;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.strayflow.flow.NumberColumn;

/**
 * The features of a capture's flows, one row a flow, made from the narrow columns block by block when asked for and never as a whole.
 * Every value is finite. Immutable and safe for any number of threads.
 */
public final class FeatureMatrix {
    private final Preparation preparation;
    private final FeatureSource[] sources;
    private final int rows;

    FeatureMatrix(Preparation preparation, List<FeatureSource> sources, int rows) {
        this.preparation = preparation;
        this.sources = sources.toArray(FeatureSource[]::new);
        this.rows = rows;
    }

    /**
     * The same flows with some of the features only, for a member of an ensemble.
     *
     * @param places of features, in the order they are to have
     */
    public FeatureMatrix only(int[] places) {
        List<FeatureSource> some = new ArrayList<>();
        for (int place : places) {
            some.add(sources[place]);
        }
        return new FeatureMatrix(preparation.only(places), some, rows);
    }

    /**
     * Some of the flows.
     *
     * @param chosen ids of rows of this matrix, in the order they are to have; not to be changed
     */
    public FeatureMatrix at(int[] chosen) {
        List<FeatureSource> some = new ArrayList<>();
        for (FeatureSource source : sources) {
            some.add(new FeatureSource.Elsewhere(source, chosen));
        }
        return new FeatureMatrix(preparation, some, chosen.length);
    }

    /**
     * The same flows with the values of some features taken from others.
     *
     * @param features places
     * @param from for every row the row that the values are taken from; not to be changed
     */
    public FeatureMatrix exchanged(int[] features, int[] from) {
        List<FeatureSource> all = new ArrayList<>(List.of(sources));
        for (int feature : features) {
            all.set(feature, new FeatureSource.Elsewhere(sources[feature], from));
        }
        return new FeatureMatrix(preparation, all, rows);
    }

    /**
     * The same flows with other numbers in some columns.
     *
     * @param columns of as many rows as there are flows, named as the columns that they stand for; those that no feature of numbers is
     *     made of are left aside
     */
    public FeatureMatrix with(Collection<NumberColumn> columns) {
        List<FeatureSource> all = new ArrayList<>(List.of(sources));
        for (NumberColumn column : columns) {
            if (column.size() != rows) {
                throw new IllegalArgumentException(column.name() + " has " + column.size() + " rows, not " + rows);
            }
            for (int place = 0; place < sources.length; place++) {
                PreparedFeature feature = preparation.features().get(place);
                if (feature.column().equals(column.name()) && feature.kind() == PreparedFeature.Kind.NUMBER) {
                    all.set(place, new FeatureSource.Numbers(feature, column));
                }
            }
        }
        return new FeatureMatrix(preparation, all, rows);
    }

    /** How many flows. */
    public int rows() {
        return rows;
    }

    /** How many features. */
    public int width() {
        return sources.length;
    }

    /** The features' names, in order. */
    public List<String> names() {
        return preparation.names();
    }

    /** What the features are made by. */
    public Preparation preparation() {
        return preparation;
    }

    /**
     * Fills a row-major block.
     *
     * @param from first row
     * @param to row after the last
     * @param out at least {@code (to - from)} × {@link #width()}
     */
    public void fill(int from, int to, float[] out) {
        for (int feature = 0; feature < sources.length; feature++) {
            sources[feature].fill(from, to, out, feature, sources.length);
        }
    }

    /**
     * Fills a feature-major block: row {@code r}'s value of feature {@code f} goes to place {@code f * stride + r - from}. The fastest
     * way, as it copies stretches of columns.
     *
     * @param from first row
     * @param to row after the last
     * @param out at least {@link #width()} × {@code stride}
     * @param stride distance from one feature's first value to the next one's, at least {@code to - from}
     */
    public void fillColumns(int from, int to, float[] out, int stride) {
        for (int feature = 0; feature < sources.length; feature++) {
            sources[feature].fill(from, to, out, feature * stride, 1);
        }
    }

    /**
     * Fills a row-major block with chosen rows.
     *
     * @param rows ids of rows
     * @param from place in {@code rows} of the first one
     * @param to place after the last one
     * @param out at least {@code (to - from)} × {@link #width()}
     */
    public void fillRows(int[] rows, int from, int to, float[] out) {
        int width = sources.length;
        for (int feature = 0; feature < width; feature++) {
            FeatureSource source = sources[feature];
            for (int place = from, at = feature; place < to; place++, at += width) {
                out[at] = source.value(rows[place]);
            }
        }
    }

    /** One row's values. */
    public float[] row(int row) {
        float[] out = new float[sources.length];
        for (int feature = 0; feature < out.length; feature++) {
            out[feature] = sources[feature].value(row);
        }
        return out;
    }

    /** One value. */
    public float value(int row, int feature) {
        return sources[feature].value(row);
    }

    /** One value before missing and infinite ones are replaced: NaN when missing; for a text the number that stands for it. */
    public double rawValue(int row, int feature) {
        return sources[feature].raw(row);
    }

    /** One value as it stands in the file; empty when missing. */
    public String text(int row, int feature) {
        return sources[feature].text(row);
    }
}
