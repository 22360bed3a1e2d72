package org.strayflow.eval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import org.strayflow.feature.AscendingValues;
import org.strayflow.feature.FeatureSketch;
import org.strayflow.flow.Column;
import org.strayflow.flow.NumberColumn;
import org.strayflow.flow.Selection;
import org.strayflow.flow.TextColumn;
import org.strayflow.task.Feedback;

/** The comparison of one column with what it was: one pass over its rows, for the whole and for each part. */
final class ColumnMeasure {
    private static final int BLOCK = 8_192;

    private final FeatureSketch then;
    private final long rowsThen;
    private final RowParts parts;
    private final Feedback feedback;

    /**
     * For one column.
     *
     * @param then what it was
     * @param rowsThen in how many rows
     * @param parts of the rows to look at
     */
    ColumnMeasure(FeatureSketch then, long rowsThen, RowParts parts, Feedback feedback) {
        this.then = then;
        this.rowsThen = rowsThen;
        this.parts = parts;
        this.feedback = feedback;
    }

    /** Whether two columns can be compared: both are numbers or both texts, or one has no values. */
    static boolean fit(Column one, Column other) {
        return one instanceof NumberColumn == other instanceof NumberColumn
                || one.missingCount() == one.size()
                || other.missingCount() == other.size();
    }

    /** Against the column itself as it was; exact. */
    static ColumnDrift against(Column before, Column now, RowParts parts, Feedback feedback) {
        feedback.check();
        if (before instanceof NumberColumn then && now instanceof NumberColumn numbers) {
            AscendingValues was = AscendingValues.of(then, feedback);
            AscendingValues is = AscendingValues.of(numbers, feedback);
            ColumnMeasure measure = new ColumnMeasure(FeatureSketch.of(then.name(), was), then.size(), parts, feedback);
            ColumnDrift drift = parts.size() == 0 ? measure.of(is) : measure.of(numbers, Set.of());
            KolmogorovSmirnov exact = KolmogorovSmirnov.of(was, is);
            return drift.with(exact.statistic(), exact.pValue());
        }
        FeatureSketch sketch = FeatureSketch.of(before, Selection.all(before.size()));
        Set<String> known = before instanceof TextColumn texts ? new HashSet<>(texts.dictionary()) : Set.of();
        return new ColumnMeasure(sketch, before.size(), parts, feedback).of(now, known);
    }

    /** Of a capture's column. */
    ColumnDrift of(Column now, Set<String> known) {
        boolean texts = then.quantiles().length == 0 && (!then.categories().isEmpty() || now instanceof TextColumn);
        if (texts) {
            return ofTexts(now, new TextShares(then.categories(), known));
        }
        return ofNumbers(now.size(), (from, to, out) -> {
            if (now instanceof NumberColumn numbers) {
                numbers.copyTo(from, to, out, 0, 1);
            } else {
                Arrays.fill(out, 0, to - from, Float.NaN);
            }
        });
    }

    /** Of scores. */
    ColumnDrift of(float[] scores) {
        return ofNumbers(scores.length, (from, to, out) -> System.arraycopy(scores, from, out, 0, to - from));
    }

    /** Gives numbers block by block. */
    @FunctionalInterface
    private interface Numbers {
        /** Puts the values of rows {@code from..to-1} into the first places; NaN stands for none. */
        void copy(int from, int to, float[] out);
    }

    private ColumnDrift ofNumbers(int rows, Numbers numbers) {
        StepShares shares = known();
        Tally tally = new Tally(parts.size() + 1, shares.places());
        float[] block = new float[BLOCK];
        for (int from = 0; from < rows; from += BLOCK) {
            feedback.check();
            int to = Math.min(rows, from + BLOCK);
            numbers.copy(from, to, block);
            count(tally, from, to, block, shares);
        }
        return measured(tally, shares);
    }

    /** Of values in order, where there are no parts to tell apart. */
    private ColumnDrift of(AscendingValues now) {
        StepShares shares = known();
        Tally tally = new Tally(1, shares.places());
        int before = 0;
        for (int i = 0; i < now.size(); i++) {
            float value = (float) now.value(i);
            if (Float.isFinite(value)) {
                tally.values(0)[shares.place(value)] += now.upTo(i) - before;
            } else {
                tally.infinite(0, now.upTo(i) - before);
            }
            before = now.upTo(i);
        }
        tally.missing(0, now.missing());
        tally.infinite(0, now.infinite());
        return measured(tally, shares);
    }

    private StepShares known() {
        return then.quantiles().length == 0 ? StepShares.nothing() : StepShares.of(then, rowsThen);
    }

    private ColumnDrift measured(Tally tally, StepShares shares) {
        Tally whole = tally.whole();
        IntToDoubleFunction ofPart = part -> shares.distance(tally.values(part));
        double statistic = shares.distance(whole.values(0));
        double pValue = Double.isNaN(statistic)
                ? Double.NaN
                : KolmogorovSmirnov.pValue(statistic, shares.count(), StepShares.total(whole.values(0)));
        double stability = Double.NaN;
        if (!Double.isNaN(statistic)) {
            double[][] bins = shares.binned(whole.values(0));
            stability = stability(bins[0], bins[1], whole);
        }
        return new ColumnDrift(
                then.feature(),
                false,
                statistic,
                pValue,
                stability,
                missing(whole),
                infinite(whole),
                0,
                effects(tally, ofPart));
    }

    /** Values often repeat the one before: they are looked for once. */
    private void count(Tally tally, int from, int to, float[] block, StepShares shares) {
        float last = 0;
        int place = shares.place(last);
        for (int i = 0; i < to - from; i++) {
            float value = block[i];
            if (value != last && Float.isFinite(value)) {
                last = value;
                place = shares.place(value);
            }
            int part = parts.of(from + i);
            if (value == last) {
                tally.value(part, place);
            } else if (Float.isNaN(value)) {
                tally.missing(part, 1);
            } else {
                tally.infinite(part, 1);
            }
        }
    }

    private ColumnDrift ofTexts(Column column, TextShares shares) {
        Tally tally = new Tally(parts.size() + 1, shares.size());
        int[] places = column instanceof TextColumn texts ? shares.placesIn(texts) : new int[0];
        for (int row = 0; row < column.size(); row++) {
            if (row % BLOCK == 0) {
                feedback.check();
            }
            int code = column instanceof TextColumn texts ? texts.code(row) : TextColumn.MISSING;
            if (code == TextColumn.MISSING) {
                tally.missing(parts.of(row), 1);
            } else {
                tally.value(parts.of(row), places[code]);
            }
        }
        Tally whole = tally.whole();
        int[] counts = whole.values(0);
        double all = StepShares.total(counts);
        double statistic = then.categories().isEmpty() ? Double.NaN : shares.distance(counts);
        double stability = Double.NaN;
        if (!Double.isNaN(statistic)) {
            double[] now =
                    Arrays.stream(counts).mapToDouble(count -> count / all).toArray();
            stability = stability(shares.shares(), now, whole);
        }
        double unknown = whole.rows(0) == 0 ? 0 : (double) counts[counts.length - 1] / whole.rows(0);
        IntToDoubleFunction ofPart =
                part -> then.categories().isEmpty() ? Double.NaN : shares.distance(tally.values(part));
        return new ColumnDrift(
                then.feature(),
                true,
                statistic,
                Double.NaN,
                stability,
                missing(whole),
                infinite(whole),
                unknown,
                effects(tally, ofPart));
    }

    private Shift missing(Tally whole) {
        return new Shift(rowsThen == 0 ? Double.NaN : then.missingShare(), whole.missingShare(0));
    }

    private Shift infinite(Tally whole) {
        return new Shift(rowsThen == 0 ? Double.NaN : then.infiniteShare(), whole.infiniteShare(0));
    }

    private List<Double> effects(Tally tally, IntToDoubleFunction distance) {
        List<Double> effects = new ArrayList<>();
        for (int part = 0; part < parts.size(); part++) {
            Shift missing = new Shift(then.missingShare(), tally.missingShare(part));
            Shift infinite = new Shift(then.infiniteShare(), tally.infiniteShare(part));
            effects.add(
                    tally.rows(part) == 0
                            ? Double.NaN
                            : ColumnDrift.largest(distance.applyAsDouble(part), missing, infinite));
        }
        return effects;
    }

    /** Of all rows: the bins of the values share what gaps and infinite values leave. */
    private double stability(double[] then, double[] now, Tally whole) {
        double missingThen = this.then.missingShare();
        double infiniteThen = this.then.infiniteShare();
        return StepShares.stability(
                ofAll(then, missingThen, infiniteThen), ofAll(now, whole.missingShare(0), whole.infiniteShare(0)));
    }

    private static double[] ofAll(double[] shares, double missing, double infinite) {
        double[] all = Arrays.copyOf(shares, shares.length + 2);
        for (int i = 0; i < shares.length; i++) {
            all[i] *= 1 - missing - infinite;
        }
        all[shares.length] = missing;
        all[shares.length + 1] = infinite;
        return all;
    }
}
