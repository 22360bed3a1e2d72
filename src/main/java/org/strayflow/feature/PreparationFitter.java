package org.strayflow.feature;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.strayflow.flow.Column;
import org.strayflow.flow.FlowTable;
import org.strayflow.flow.NumberColumn;
import org.strayflow.flow.Selection;
import org.strayflow.flow.TextColumn;
import org.strayflow.task.ConfigurationException;
import org.strayflow.task.Feedback;
import org.strayflow.task.Parallel;
import org.strayflow.task.Problem;
import org.strayflow.task.StrayflowException;

/** Fits a {@link Preparation}: looks at every candidate column by itself, then drops those that repeat an earlier one. */
final class PreparationFitter {
    /** Medians come from at most so many training rows, evenly spaced. */
    static final int MEDIAN_ROWS = 100_000;

    private static final int BLOCK = 8_192;

    private final FlowTable table;
    private final Selection rows;
    private final List<String> candidates;
    private final Parallel parallel;

    PreparationFitter(FlowTable table, Selection rows, List<String> candidates, Parallel parallel) {
        this.table = table;
        this.rows = rows;
        this.candidates = candidates;
        this.parallel = parallel;
    }

    /**
     * What came of one candidate.
     *
     * @param feature the feature, when {@code reason} is empty
     * @param hash of its values in the training rows
     * @param reason why it is dropped
     */
    private record Looked(List<PreparedFeature> feature, List<FeatureSource> source, long hash, String reason) {
        static Looked dropped(String reason) {
            return new Looked(List.of(), List.of(), 0, reason);
        }
    }

    Preparation fit(Feedback feedback) throws StrayflowException {
        feedback.stage("preparing features");
        if (rows.isEmpty()) {
            throw wrong("CONF-121", "There is no row to train on.", "Choose other training rows.");
        }
        List<Column> columns = new ArrayList<>();
        for (String name : candidates) {
            columns.add(table.column(name)
                    .orElseThrow(() -> wrong(
                            "CONF-122", "The capture has no column " + name + ".", "Choose features that it has.")));
        }
        Looked[] looked = new Looked[columns.size()];
        parallel.forBlocks(columns.size(), 1, feedback, (from, to) -> {
            for (int i = from; i < to; i++) {
                looked[i] = look(columns.get(i), feedback);
            }
        });
        return withoutRepeats(columns, looked, feedback);
    }

    private Preparation withoutRepeats(List<Column> columns, Looked[] looked, Feedback feedback)
            throws StrayflowException {
        List<PreparedFeature> features = new ArrayList<>();
        List<Dropped> dropped = new ArrayList<>();
        Map<Long, List<Looked>> kept = new HashMap<>();
        for (int i = 0; i < looked.length; i++) {
            Looked candidate = looked[i];
            if (candidate.feature().isEmpty()) {
                dropped.add(new Dropped(columns.get(i).name(), candidate.reason()));
                continue;
            }
            List<Looked> sameHash = kept.computeIfAbsent(candidate.hash(), h -> new ArrayList<>());
            String twin = "";
            for (Looked earlier : sameHash) {
                feedback.check();
                if (twin.isEmpty()
                        && isSame(
                                earlier.source().getFirst(), candidate.source().getFirst())) {
                    twin = earlier.feature().getFirst().column();
                }
            }
            if (twin.isEmpty()) {
                sameHash.add(candidate);
                features.add(candidate.feature().getFirst());
            } else {
                dropped.add(new Dropped(columns.get(i).name(), "identical to " + twin + " in every training row"));
            }
        }
        if (features.isEmpty()) {
            throw wrong(
                    "CONF-120",
                    candidates.isEmpty()
                            ? "There is no feature to learn from."
                            : "There is nothing to learn from: in the training rows no feature has two different values ("
                                    + Phrases.list(candidates) + ").",
                    "Choose other columns as features, or train on other rows.");
        }
        return Preparation.of(features, dropped);
    }

    private Looked look(Column column, Feedback feedback) {
        return switch (column) {
            case NumberColumn numbers -> lookAtNumbers(numbers, feedback);
            case TextColumn texts -> lookAtTexts(texts, feedback);
        };
    }

    private Looked lookAtNumbers(NumberColumn column, Feedback feedback) {
        NumberScan scan = new NumberScan();
        float[] block = new float[BLOCK];
        int place = 0;
        while (place < rows.size()) {
            feedback.check();
            int from = rows.get(place);
            int to = Math.min(from + BLOCK, table.rows());
            column.copyTo(from, to, block, 0, 1);
            while (place < rows.size() && rows.get(place) < to) {
                scan.add(block[rows.get(place++) - from]);
            }
        }
        if (scan.finite == 0) {
            return Looked.dropped("no finite value in any training row");
        }
        if (scan.low == scan.high) {
            String others = scan.finite < rows.size() ? " that has a finite value" : "";
            return Looked.dropped("constant: " + column.text(firstFinite(column)) + " in every training row" + others);
        }
        PreparedFeature feature = new PreparedFeature(
                column.name(),
                column.name(),
                PreparedFeature.Kind.NUMBER,
                median(column),
                scan.low,
                scan.high,
                List.of());
        return new Looked(List.of(feature), List.of(new FeatureSource.Numbers(feature, column)), scan.hash, "");
    }

    private int firstFinite(NumberColumn column) {
        return rows.stream()
                .filter(row -> Float.isFinite((float) column.value(row)))
                .findFirst()
                .orElseThrow();
    }

    private float median(NumberColumn column) {
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

    private Looked lookAtTexts(TextColumn column, Feedback feedback) {
        int codes = column.dictionary().size();
        long[] counts = new long[codes + 1];
        for (int place = 0; place < rows.size(); place++) {
            if (place % BLOCK == 0) {
                feedback.check();
            }
            int code = column.code(rows.get(place));
            counts[code == TextColumn.MISSING ? codes : code]++;
        }
        List<Category> categories = new ArrayList<>();
        float low = Float.POSITIVE_INFINITY;
        float high = 0;
        for (int code = 0; code <= codes; code++) {
            if (counts[code] > 0) {
                float rarity = (float) -StrictMath.log((double) counts[code] / rows.size());
                categories.add(
                        new Category(code == codes ? "" : column.dictionary().get(code), rarity));
                low = Math.min(low, rarity);
                high = Math.max(high, rarity);
            }
        }
        if (categories.size() == 1) {
            String text = categories.getFirst().text();
            return Looked.dropped(
                    text.isEmpty() ? "no value in any training row" : "constant: " + text + " in every training row");
        }
        if (low == high) {
            return Looked.dropped("every text is as frequent as the others in the training rows");
        }
        float unseen = (float) StrictMath.log(rows.size() + 1.0);
        PreparedFeature feature = new PreparedFeature(
                column.name(), column.name(), PreparedFeature.Kind.TEXT, unseen, low, high, categories);
        FeatureSource.Texts source = FeatureSource.Texts.of(feature, column);
        NumberScan scan = new NumberScan();
        rows.stream().forEach(row -> scan.add(source.value(row)));
        return new Looked(List.of(feature), List.of(source), scan.hash, "");
    }

    /** Whether two features have the same values in all training rows. */
    private boolean isSame(FeatureSource a, FeatureSource b) {
        return rows.stream().allMatch(row -> a.value(row) == b.value(row));
    }

    private static ConfigurationException wrong(String code, String summary, String remedy) {
        return new ConfigurationException(Problem.of(code, summary, remedy));
    }
}
