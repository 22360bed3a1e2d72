package org.strayflow.feature;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.strayflow.flow.Column;
import org.strayflow.flow.FlowTable;
import org.strayflow.flow.NumberColumn;
import org.strayflow.flow.Selection;
import org.strayflow.flow.TextColumn;
import org.strayflow.task.Feedback;
import org.strayflow.task.Job;
import org.strayflow.task.Parallel;

/**
 * How one feature was distributed among the training rows: enough to tell what is typical and to measure drift later without the
 * training data.
 *
 * @param feature the column's name
 * @param quantiles {@value #POINTS} evenly spaced quantiles of the finite values, ascending, minimum first and maximum last; empty
 *     for a text column or when there was no value
 * @param categories share of each text among the rows that have one, 0..1, the {@value #CATEGORIES} most frequent; empty for numbers
 * @param missingShare share of rows without a value, 0..1
 * @param infiniteShare share of rows with an infinite value, 0..1
 * @param benign where the values of the benign training rows usually are, where there are others among the training rows; see
 *     {@link #typical()}
 */
public record FeatureSketch(
        String feature,
        float[] quantiles,
        Map<String, Double> categories,
        double missingShare,
        double infiniteShare,
        Optional<TypicalRange> benign) {
    /** How many quantiles are kept: every value's rank is known to 1/512. */
    public static final int POINTS = 257;

    /** How many texts are kept at most. */
    public static final int CATEGORIES = 64;

    /** Takes the categories in order of their text. */
    public FeatureSketch {
        categories = Collections.unmodifiableMap(new TreeMap<>(categories));
    }

    /**
     * A sketch of each named column.
     *
     * @param table the capture's flows
     * @param trainingRows rows to look at
     * @param features names of columns of the table
     * @param parallel threads to use
     * @return one sketch a name, in the same order
     */
    public static Job<List<FeatureSketch>> of(
            FlowTable table, Selection trainingRows, List<String> features, Parallel parallel) {
        return feedback -> {
            FeatureSketch[] sketches = new FeatureSketch[features.size()];
            parallel.forBlocks(features.size(), 1, feedback, (from, to) -> {
                for (int i = from; i < to; i++) {
                    feedback.check();
                    sketches[i] = of(table.column(features.get(i)).orElseThrow(), trainingRows, feedback);
                }
            });
            return List.of(sketches);
        };
    }

    /**
     * A sketch of each named column that knows where the values of benign rows usually are.
     *
     * @param benignRows those of the training rows that are benign; all of them where no other is known
     */
    public static Job<List<FeatureSketch>> of(
            FlowTable table, Selection trainingRows, Selection benignRows, List<String> features, Parallel parallel) {
        Job<List<FeatureSketch>> all = of(table, trainingRows, features, parallel);
        if (benignRows.size() == trainingRows.size() || benignRows.isEmpty()) {
            return all;
        }
        Job<List<FeatureSketch>> benign = of(table, benignRows, features, parallel);
        return feedback -> {
            List<FeatureSketch> sketches = all.run(feedback.sub(0.5));
            List<FeatureSketch> ofBenign = benign.run(feedback.sub(0.5));
            List<FeatureSketch> both = new ArrayList<>();
            for (int i = 0; i < sketches.size(); i++) {
                both.add(sketches.get(i).withBenign(ofBenign.get(i).typical()));
            }
            return both;
        };
    }

    private FeatureSketch withBenign(Optional<TypicalRange> range) {
        return new FeatureSketch(feature, quantiles, categories, missingShare, infiniteShare, range);
    }

    /**
     * A sketch of one column.
     *
     * @param rows to look at
     */
    public static FeatureSketch of(Column column, Selection rows) {
        return of(column, rows, Feedback.none());
    }

    private static FeatureSketch of(Column column, Selection rows, Feedback feedback) {
        return switch (column) {
            case NumberColumn number -> of(number.name(), AscendingValues.ofSingles(number, rows, feedback));
            case TextColumn text -> ofTexts(text, rows);
        };
    }

    /**
     * The sketch of numbers without gaps of which the quantiles are known.
     *
     * @param quantiles {@value #POINTS}, ascending
     */
    public static FeatureSketch ofNumbers(String name, float[] quantiles) {
        return new FeatureSketch(name, quantiles, Map.of(), 0, 0, Optional.empty());
    }

    /** The sketch of numbers that are in order. */
    public static FeatureSketch of(String name, AscendingValues values) {
        float[] quantiles = new float[values.count() == 0 ? 0 : POINTS];
        for (int i = 0; i < quantiles.length; i++) {
            quantiles[i] = (float) values.at(place(i, values.count()));
        }
        int rows = values.count() + values.missing() + values.infinite();
        return new FeatureSketch(
                name,
                quantiles,
                Map.of(),
                share(values.missing(), rows),
                share(values.infinite(), rows),
                Optional.empty());
    }

    private static int place(int quantile, int count) {
        return (int) Math.round((double) quantile * (count - 1) / (POINTS - 1));
    }

    private static FeatureSketch ofTexts(TextColumn column, Selection rows) {
        int[] counts = new int[column.dictionary().size()];
        int missing = 0;
        for (int i = 0; i < rows.size(); i++) {
            int code = column.code(rows.get(i));
            if (code == TextColumn.MISSING) {
                missing++;
            } else {
                counts[code]++;
            }
        }
        List<Integer> codes = new ArrayList<>();
        for (int code = 0; code < counts.length; code++) {
            if (counts[code] > 0) {
                codes.add(code);
            }
        }
        codes.sort((a, b) -> counts[b] != counts[a]
                ? Integer.compare(counts[b], counts[a])
                : column.dictionary().get(a).compareTo(column.dictionary().get(b)));
        Map<String, Double> shares = new TreeMap<>();
        for (int code : codes.subList(0, Math.min(CATEGORIES, codes.size()))) {
            shares.put(column.dictionary().get(code), share(counts[code], rows.size() - missing));
        }
        return new FeatureSketch(column.name(), new float[0], shares, share(missing, rows.size()), 0, Optional.empty());
    }

    private static double share(int part, int whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }

    /** Where the values of benign training rows usually are; empty for texts and where they have no value. */
    public Optional<TypicalRange> typical() {
        if (benign.isPresent() || quantiles.length == 0) {
            return benign;
        }
        return Optional.of(
                new TypicalRange((float) quantile(TypicalRange.OUTSIDE), (float) quantile(1 - TypicalRange.OUTSIDE)));
    }

    /**
     * The value below which a share of the training rows' finite values lie.
     *
     * @param share 0..1
     * @return NaN when the feature has no quantiles
     */
    public double quantile(double share) {
        if (quantiles.length == 0) {
            return Double.NaN;
        }
        return quantiles[(int) Math.round(share * (quantiles.length - 1))];
    }
}
