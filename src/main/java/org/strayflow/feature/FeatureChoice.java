package org.strayflow.feature;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.strayflow.flow.Selection;
import org.strayflow.task.Feedback;
import org.strayflow.task.Parallel;
import org.strayflow.task.StrayflowException;

/**
 * Which of the candidates' features are kept: those that are not the same as an earlier one in all training rows and do not correlate
 * with an earlier one that is kept. Always the later one goes, so that the choice depends on nothing but the order of the columns.
 *
 * <p>Where texts are encoded in several ways, a feature goes only for one that serves every detector which it would serve: a number for
 * a number, a text for a number or for one of the same encoding.
 */
final class FeatureChoice {
    /** Multiplications for the correlation: some two seconds of two cores. With more of them rows are left out, evenly. */
    private static final long BUDGET = 8_000_000_000L;

    private final Selection rows;
    private final PreparationPlan plan;
    private final List<FittedColumn.Fitted> features = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();
    private final String[] reasons;

    FeatureChoice(List<FittedColumn> columns, Selection rows, PreparationPlan plan) {
        this.rows = rows;
        this.plan = plan;
        Set<String> names = new HashSet<>();
        columns.forEach(column -> column.features().forEach(fitted -> {
            PreparedFeature feature = fitted.feature();
            String name = feature.name();
            for (int more = 2; !names.add(name); more++) {
                name = feature.name() + " (" + more + ")";
            }
            places.put(name, features.size());
            features.add(new FittedColumn.Fitted(feature.named(name), fitted.source(), fitted.hash()));
        }));
        this.reasons = new String[features.size()];
    }

    /** The reason why a feature is dropped, one a feature in their order; empty for those that are kept. */
    String[] reasons(Parallel parallel, Feedback feedback) throws StrayflowException {
        dropSame(feedback);
        if (plan.correlation() < 1) {
            dropCorrelated(parallel, feedback);
        }
        for (int i = 0; i < reasons.length; i++) {
            reasons[i] = reasons[i] == null ? "" : reasons[i];
        }
        return reasons;
    }

    /** All features, with names of which no two are the same. */
    List<FittedColumn.Fitted> features() {
        return features;
    }

    private void dropSame(Feedback feedback) {
        Map<Long, List<FittedColumn.Fitted>> kept = new HashMap<>();
        for (int i = 0; i < reasons.length; i++) {
            FittedColumn.Fitted later = features.get(i);
            List<FittedColumn.Fitted> sameHash = kept.computeIfAbsent(later.hash(), h -> new ArrayList<>());
            for (FittedColumn.Fitted earlier : sameHash) {
                feedback.check();
                if (reasons[i] == null && serves(earlier, later) && isSame(earlier.source(), later.source())) {
                    reasons[i] = "identical to " + earlier.feature().name() + " in every training row";
                }
            }
            if (reasons[i] == null) {
                sameHash.add(later);
            }
        }
    }

    /** Whether two features have the same values in all training rows. */
    private boolean isSame(FeatureSource a, FeatureSource b) {
        return rows.stream().allMatch(row -> a.value(row) == b.value(row));
    }

    private boolean serves(FittedColumn.Fitted earlier, FittedColumn.Fitted later) {
        PreparedFeature.Kind one = earlier.feature().kind();
        PreparedFeature.Kind other = later.feature().kind();
        boolean always = plan.texts().size() == 1 && one != PreparedFeature.Kind.MISSING;
        return always || one == PreparedFeature.Kind.NUMBER || one == other;
    }

    private void dropCorrelated(Parallel parallel, Feedback feedback) throws StrayflowException {
        feedback.stage("looking for features that move together");
        int[] ids = rows.toArray();
        List<Integer> kept = new ArrayList<>();
        for (int i = 0; i < reasons.length; i++) {
            if (reasons[i] == null) {
                kept.add(i);
            }
        }
        FeatureValues[] values = new FeatureValues[kept.size()];
        parallel.forBlocks(values.length, 1, feedback.sub(0.2), (from, to) -> {
            for (int i = from; i < to; i++) {
                FittedColumn.Fitted fitted = features.get(kept.get(i));
                values[i] = FeatureValues.of(fitted.feature().name(), fitted.source(), ids, feedback);
            }
        });
        Correlation.Found found =
                Correlation.above(plan.correlation(), List.of(values), ids.length, BUDGET, parallel, feedback.sub(0.8));
        String sample = found.sample() == 0
                ? " in the training rows"
                : String.format(Locale.ROOT, " in %,d of the training rows", found.sample());
        for (Correlation.Pair pair : found.pairs()) {
            int earlier = place(pair.earlier());
            int later = place(pair.later());
            if (reasons[earlier] == null
                    && reasons[later] == null
                    && serves(features.get(earlier), features.get(later))) {
                reasons[later] =
                        String.format(Locale.ROOT, "correlated with %s: r = %.4f", pair.earlier(), pair.r()) + sample;
            }
        }
    }

    private int place(String name) {
        Integer place = places.get(name);
        if (place == null) {
            throw new IllegalArgumentException("no feature " + name);
        }
        return place;
    }
}
