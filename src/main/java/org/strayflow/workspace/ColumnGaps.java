package org.strayflow.workspace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.strayflow.detect.FittedEnsemble;
import org.strayflow.feature.FeatureSketch;
import org.strayflow.feature.Phrases;
import org.strayflow.feature.PreparedFeature;
import org.strayflow.feature.ReplacedValues;
import org.strayflow.flow.Column;
import org.strayflow.flow.FlowTable;
import org.strayflow.flow.Selection;
import org.strayflow.store.ModelBundle;
import org.strayflow.task.Problem;

/**
 * Columns that a model has learned from and that most of the flows it is to score have no value in: what stands for the gaps is the same
 * for all of them, so that the scores say little.
 */
final class ColumnGaps {
    /** A column is warned of from this share of gaps on, 0..1. */
    static final double MOST = 0.5;

    /** And where the share of gaps is larger than that of the training rows by this, 0..1. */
    static final double MORE = 0.1;

    private final ModelBundle model;
    private final FlowTable table;

    ColumnGaps(ModelBundle model, FlowTable table) {
        this.model = model;
        this.table = table;
    }

    /** The warning MODEL-305 of a capture's flows; empty where no column lacks its values. */
    Optional<Problem> warning() {
        return warning("these flows", table.rows(), Column::missingCount);
    }

    /**
     * The same of some of the rows.
     *
     * @param whose what they are called: {@code the test rows}
     */
    Optional<Problem> warning(Selection rows, String whose) {
        return warning(
                whose,
                rows.size(),
                column -> column.missingCount() == 0
                        ? 0
                        : (int) rows.stream().filter(column::isMissing).count());
    }

    private Optional<Problem> warning(String whose, int rows, ToIntFunction<Column> missing) {
        if (rows == 0) {
            return Optional.empty();
        }
        Map<String, Double> learned = learned();
        Set<String> used = used(learned);
        List<ReplacedValues.Count> lacking = new ArrayList<>();
        for (FeatureSketch trained : model.sketches()) {
            Optional<Column> column = table.column(trained.feature()).filter(c -> used.contains(c.name()));
            int gaps = column.map(missing::applyAsInt).orElse(0);
            double share = (double) gaps / rows;
            if (share >= MOST && share >= trained.missingShare() + MORE) {
                lacking.add(new ReplacedValues.Count(trained.feature(), gaps, List.of()));
            }
        }
        lacking.sort(Comparator.comparingDouble(count -> -learned.getOrDefault(count.column(), 0.0)));
        return lacking.isEmpty() ? Optional.empty() : Optional.of(problem(whose, rows, lacking, learned));
    }

    private Map<String, Double> learned() {
        Map<String, Double> learned = new HashMap<>();
        ColumnShare.of(model).forEach(share -> learned.put(share.column(), share.share()));
        return learned;
    }

    /** A novelty detector looks at every column, a classifier alone at those that it learned from. */
    private Set<String> used(Map<String, Double> learned) {
        boolean all = learned.isEmpty() || model.detector() instanceof FittedEnsemble;
        return model.preparation().features().stream()
                .map(PreparedFeature::column)
                .filter(column -> all || learned.getOrDefault(column, 0.0) > 0)
                .collect(Collectors.toSet());
    }

    private static Problem problem(
            String whose, int rows, List<ReplacedValues.Count> lacking, Map<String, Double> learned) {
        List<String> words = lacking.stream()
                .map(count -> count.words(rows) + learnedWords(learned.getOrDefault(count.column(), 0.0)))
                .toList();
        return Problem.of(
                "MODEL-305",
                "The model needs columns that most of " + whose + " have no value in: " + Phrases.list(words)
                        + ". Every gap counts as one and the same value, so that the scores may say little.",
                "See that these columns are filled, and named as in the training; or train without them.");
    }

    private static String learnedWords(double share) {
        long percent = Math.round(100 * share);
        return percent == 0 ? "" : " (" + percent + " % of what it has learned)";
    }
}
