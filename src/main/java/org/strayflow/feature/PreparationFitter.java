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

/** Fits a {@link Preparation}: looks at every candidate column by itself, then drops the features that repeat an earlier one. */
final class PreparationFitter {
    private final FlowTable table;
    private final Selection rows;
    private final List<String> candidates;
    private final PreparationPlan plan;
    private final Parallel parallel;

    PreparationFitter(
            FlowTable table, Selection rows, List<String> candidates, PreparationPlan plan, Parallel parallel) {
        this.table = table;
        this.rows = rows;
        this.candidates = candidates;
        this.plan = plan;
        this.parallel = parallel;
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
        FittedColumn[] fitted = new FittedColumn[columns.size()];
        Feedback looking = feedback.sub(plan.correlation() < 1 ? 0.4 : 1);
        parallel.forBlocks(columns.size(), 1, looking, (from, to) -> {
            for (int i = from; i < to; i++) {
                fitted[i] = fit(columns.get(i), feedback);
            }
        });
        return chosen(List.of(fitted), feedback);
    }

    private FittedColumn fit(Column column, Feedback feedback) {
        return switch (column) {
            case NumberColumn numbers -> new NumberFitter(numbers, rows).fit(plan.missing(), feedback);
            case TextColumn texts -> new TextFitter(texts, rows, plan).fit(feedback);
        };
    }

    private Preparation chosen(List<FittedColumn> columns, Feedback feedback) throws StrayflowException {
        FeatureChoice choice = new FeatureChoice(columns, rows, plan);
        String[] reasons = choice.reasons(parallel, feedback);
        List<PreparedFeature> features = new ArrayList<>();
        List<Dropped> dropped = new ArrayList<>();
        Map<String, List<Category>> left = new HashMap<>();
        int place = 0;
        for (FittedColumn column : columns) {
            dropped.addAll(column.dropped());
            for (int i = 0; i < column.features().size(); i++, place++) {
                PreparedFeature feature = choice.features().get(place).feature();
                if (reasons[place].isEmpty()) {
                    features.add(feature);
                    continue;
                }
                dropped.add(new Dropped(feature.name(), reasons[place]));
                if (feature.kind() == PreparedFeature.Kind.ONE_HOT) {
                    left.computeIfAbsent(feature.column(), name -> new ArrayList<>())
                            .addAll(feature.categories());
                }
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
        return Preparation.of(knowing(left, features), dropped, plan);
    }

    /** Texts whose own feature was dropped are known to the first of the column's that is left, as 0: they are not new when they come. */
    private static List<PreparedFeature> knowing(Map<String, List<Category>> left, List<PreparedFeature> features) {
        List<PreparedFeature> knowing = new ArrayList<>();
        for (PreparedFeature feature : features) {
            List<Category> more = feature.kind() == PreparedFeature.Kind.ONE_HOT ? left.remove(feature.column()) : null;
            if (more == null) {
                knowing.add(feature);
            } else {
                List<Category> all = new ArrayList<>(feature.categories());
                more.forEach(category -> all.add(new Category(category.text(), 0)));
                knowing.add(feature.knowing(all));
            }
        }
        return knowing;
    }

    private static ConfigurationException wrong(String code, String summary, String remedy) {
        return new ConfigurationException(Problem.of(code, summary, remedy));
    }
}
