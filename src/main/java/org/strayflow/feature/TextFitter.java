package org.strayflow.feature;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.strayflow.flow.Selection;
import org.strayflow.flow.TextColumn;
import org.strayflow.task.Feedback;

/** Makes features of one column of texts. A missing text is a text of its own, the empty one, whose code is the last. */
final class TextFitter {
    private static final int BLOCK = 8_192;

    private final TextColumn column;
    private final Selection rows;
    private final PreparationPlan plan;
    private final int codes;
    private final long[] counts;
    /** The codes that training rows have, ascending. */
    private final List<Integer> seen = new ArrayList<>();

    private final List<FittedColumn.Fitted> features = new ArrayList<>();
    private final List<Dropped> dropped = new ArrayList<>();

    TextFitter(TextColumn column, Selection rows, PreparationPlan plan) {
        this.column = column;
        this.rows = rows;
        this.plan = plan;
        this.codes = column.dictionary().size();
        this.counts = new long[codes + 1];
    }

    FittedColumn fit(Feedback feedback) {
        for (int place = 0; place < rows.size(); place++) {
            if (place % BLOCK == 0) {
                feedback.check();
            }
            counts[code(rows.get(place))]++;
        }
        for (int code = 0; code <= codes; code++) {
            if (counts[code] > 0) {
                seen.add(code);
            }
        }
        if (seen.size() == 1) {
            String text = text(seen.getFirst());
            return FittedColumn.none(
                    column.name(),
                    text.isEmpty() ? "no value in any training row" : "constant: " + text + " in every training row");
        }
        for (TextEncoding encoding : plan.texts()) {
            feedback.check();
            switch (encoding) {
                case RARITY -> rarity();
                case ONE_HOT -> oneHot();
                case ORDINAL -> ordinal();
            }
        }
        return new FittedColumn(features, dropped);
    }

    private int code(int row) {
        int code = column.code(row);
        return code == TextColumn.MISSING ? codes : code;
    }

    private String text(int code) {
        return code == codes ? "" : column.dictionary().get(code);
    }

    private void rarity() {
        List<Category> categories = new ArrayList<>();
        float low = Float.POSITIVE_INFINITY;
        float high = 0;
        for (int code : seen) {
            float rarity = (float) -StrictMath.log((double) counts[code] / rows.size());
            categories.add(new Category(text(code), rarity));
            low = Math.min(low, rarity);
            high = Math.max(high, rarity);
        }
        if (low == high) {
            dropped.add(new Dropped(column.name(), "every text is as frequent as the others in the training rows"));
            return;
        }
        float unseen = (float) StrictMath.log(rows.size() + 1.0);
        add(new PreparedFeature(
                column.name(), column.name(), PreparedFeature.Kind.TEXT, unseen, low, high, categories));
    }

    private void ordinal() {
        List<Integer> sorted = new ArrayList<>(seen);
        sorted.sort(Comparator.comparing(this::text));
        List<Category> categories = new ArrayList<>();
        for (int code : sorted) {
            categories.add(new Category(text(code), categories.size()));
        }
        String name = plan.texts().contains(TextEncoding.RARITY) ? column.name() + " as ordinal" : column.name();
        add(new PreparedFeature(
                name, column.name(), PreparedFeature.Kind.ORDINAL, -1, 0, categories.size() - 1, categories));
    }

    private void add(PreparedFeature feature) {
        FeatureSource source = FeatureSource.Texts.of(feature, column);
        NumberScan scan = new NumberScan();
        rows.stream().forEach(row -> scan.add(source.value(row)));
        features.add(new FittedColumn.Fitted(feature, source, scan.hash));
    }

    /** A feature for each of the most frequent texts, in the order of the dictionary, and one for all others. */
    private void oneHot() {
        long[] hashes = new long[codes + 1];
        for (int place = 0; place < rows.size(); place++) {
            hashes[code(rows.get(place))] += NumberScan.share(1, place);
        }
        List<Integer> frequent = new ArrayList<>(seen);
        frequent.sort(Comparator.comparingLong((Integer code) -> -counts[code]).thenComparing(this::text));
        // One text that is left over needs no more room than a feature for all others.
        boolean all = frequent.size() <= plan.categories() + 1;
        Set<Integer> own = new HashSet<>(all ? frequent : frequent.subList(0, plan.categories()));
        List<Category> rare = new ArrayList<>();
        TextCodes places = new TextCodes();
        long rareHash = 0;
        for (int code : seen) {
            Category category = new Category(text(code), 1);
            if (own.contains(code)) {
                String name = code == codes ? column.name() + " is missing" : column.name() + "=" + text(code);
                addOneHot(name, List.of(category), places, hashes[code]);
            } else {
                rare.add(category);
                rareHash += hashes[code];
            }
        }
        if (!rare.isEmpty()) {
            addOneHot(column.name() + " is rare", rare, places, rareHash);
        }
    }

    private void addOneHot(String name, List<Category> categories, TextCodes places, long hash) {
        PreparedFeature feature =
                new PreparedFeature(name, column.name(), PreparedFeature.Kind.ONE_HOT, 0, 0, 1, categories);
        features.add(
                new FittedColumn.Fitted(feature, new FeatureSource.OneHot(column, places.of(feature, column)), hash));
    }
}
