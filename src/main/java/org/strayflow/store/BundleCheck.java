package org.strayflow.store;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.strayflow.eval.Goal;
import org.strayflow.feature.FeatureSketch;
import org.strayflow.feature.PreparedFeature;
import org.strayflow.feature.RowRule;
import org.strayflow.task.ConfigurationException;
import org.strayflow.task.ModelException;

/** What must hold between the parts of a bundle, beyond what each part checks for itself. */
final class BundleCheck {
    private BundleCheck() {}

    static void check(ModelBundle model) throws ModelException {
        int features = model.preparation().features().size();
        int known = model.detector().features();
        if (features != known) {
            throw Damage.of("it prepares " + features + " features for a detector of " + known);
        }
        checkOperation(model.operation());
        if (model.scoreQuantiles().length > 0 || !model.training().elsewhere()) {
            checkQuantiles("the scores", model.scoreQuantiles(), FeatureSketch.POINTS);
        }
        checkSketches(model);
        TrainingRecord training = model.training();
        if (training.rows() < 0 || training.trainingRows() < 0 || training.trainingRows() > training.rows()) {
            throw Damage.of(
                    "it says it was trained on " + training.trainingRows() + " of " + training.rows() + " rows");
        }
        for (AppliedFix fix : training.fixes()) {
            checkFix(fix, training.rows());
        }
    }

    private static void checkFix(AppliedFix fix, int rows) throws ModelException {
        boolean columns = fix.kind().equals(AppliedFix.COLUMNS) && fix.rows() == 0;
        boolean some = RowRule.Kind.of(fix.kind()).isPresent() && fix.rows() >= 0 && fix.rows() <= rows;
        if (fix.columns().isEmpty() || !(columns || some)) {
            throw Damage.of("the fix of " + fix.code() + " makes no sense");
        }
    }

    private static void checkOperation(Operation operation) throws ModelException {
        if (!Double.isFinite(operation.threshold())) {
            throw Damage.of("its threshold is " + operation.threshold());
        }
        if (!(operation.aim() >= 0 && operation.aim() <= 1)) {
            throw Damage.of("it was to flag a share of " + operation.aim());
        }
        try {
            Goal.parse(operation.goal());
        } catch (ConfigurationException e) {
            throw Damage.of("its goal is “" + operation.goal() + "”", e);
        }
    }

    private static void checkSketches(ModelBundle model) throws ModelException {
        Set<String> columns = new HashSet<>();
        model.preparation().features().stream().map(PreparedFeature::column).forEach(columns::add);
        List<String> sketched =
                model.sketches().stream().map(FeatureSketch::feature).toList();
        if (sketched.size() != columns.size() || !columns.containsAll(sketched)) {
            throw Damage.of("its sketches are not those of its features");
        }
        for (FeatureSketch sketch : model.sketches()) {
            if (sketch.quantiles().length > 0) {
                checkQuantiles(sketch.feature(), sketch.quantiles(), FeatureSketch.POINTS);
            }
            for (double share : sketch.categories().values()) {
                checkShare(sketch.feature(), share);
            }
            checkShare(sketch.feature(), sketch.missingShare());
            checkShare(sketch.feature(), sketch.infiniteShare());
        }
    }

    private static void checkShare(String feature, double share) throws ModelException {
        if (!(share >= 0 && share <= 1)) {
            throw Damage.of("the sketch of " + feature + " has a share of " + share);
        }
    }

    private static void checkQuantiles(String of, float[] quantiles, int points) throws ModelException {
        boolean ascending = quantiles.length == points;
        for (int i = 0; ascending && i < quantiles.length; i++) {
            ascending = !Float.isNaN(quantiles[i]) && (i == 0 || quantiles[i] >= quantiles[i - 1]);
        }
        if (!ascending) {
            throw Damage.of("the quantiles of " + of + " are not " + points + " ascending numbers");
        }
    }
}
