package org.strayflow.feature;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.strayflow.flow.Column;
import org.strayflow.flow.FlowTable;
import org.strayflow.flow.NumberColumn;
import org.strayflow.flow.Selection;
import org.strayflow.flow.TextColumn;
import org.strayflow.task.Job;
import org.strayflow.task.ModelException;
import org.strayflow.task.Parallel;
import org.strayflow.task.Problem;

/**
 * How the columns of a capture become the features of a detector. Fitted on training rows only, kept inside the model and applied
 * unchanged to every later capture, so that nothing of the rows to be judged flows into it.
 *
 * <ul>
 *   <li>Values are single-precision floats; columns are compared in that precision.
 *   <li>Columns that have no finite value, one value, or the values of an earlier column in all training rows are dropped.
 *   <li>A missing number becomes the median of the training rows, ∞ the largest and −∞ the smallest finite value of the training rows;
 *       so does what is too large for a float.
 *   <li>A text becomes a number as the plan's {@link TextEncoding} says. For novelty detectors that is its rarity: one feature a column
 *       keeps explanations readable and a forest's random choice of features fair; on NSL-KDD an isolation forest ranks no worse with it
 *       than with one feature a category.
 *   <li>Where the plan says so, features that correlate with an earlier one are dropped, and gaps are marked by a feature of their own.
 * </ul>
 */
public final class Preparation {
    private final List<PreparedFeature> features;
    private final List<Dropped> dropped;
    private final PreparationPlan plan;

    private Preparation(List<PreparedFeature> features, List<Dropped> dropped, PreparationPlan plan) {
        this.features = List.copyOf(features);
        this.dropped = List.copyOf(dropped);
        this.plan = plan;
    }

    /** Fits a preparation {@linkplain PreparationPlan#usual() for novelty detectors}. */
    public static Job<Preparation> fit(
            FlowTable table, Selection trainingRows, List<String> candidateFeatures, Parallel parallel) {
        return fit(table, trainingRows, candidateFeatures, PreparationPlan.usual(), parallel);
    }

    /**
     * Fits a preparation. Medians come from at most {@link NumberFitter#MEDIAN_ROWS} training rows, evenly spaced; everything
     * else from all of them.
     *
     * @param table the capture
     * @param trainingRows the rows to learn from, at least one
     * @param candidateFeatures names of columns of the table, in the order the features are to have
     * @param plan what to make of them
     * @param parallel how many threads; the preparation does not depend on it
     * @return a job; it fails with {@link org.strayflow.task.ConfigurationException} CONF-120 when no candidate can be used, CONF-121 when
     *     there is no training row, CONF-122 when the table lacks a candidate
     */
    public static Job<Preparation> fit(
            FlowTable table,
            Selection trainingRows,
            List<String> candidateFeatures,
            PreparationPlan plan,
            Parallel parallel) {
        return feedback -> new PreparationFitter(table, trainingRows, candidateFeatures, plan, parallel).fit(feedback);
    }

    /**
     * A preparation from its parts, for a reader of model files.
     *
     * @throws ModelException MODEL-203 when there is no feature or a name appears twice
     */
    public static Preparation of(List<PreparedFeature> features, List<Dropped> dropped, PreparationPlan plan)
            throws ModelException {
        Set<String> names = new HashSet<>();
        for (PreparedFeature feature : features) {
            if (!names.add(feature.name())) {
                throw damaged("the feature " + feature.name() + " appears twice");
            }
        }
        if (features.isEmpty()) {
            throw damaged("there is no feature");
        }
        return new Preparation(features, dropped, plan);
    }

    private static ModelException damaged(String what) {
        return new ModelException(Problem.of(
                "MODEL-203",
                "The model's preparation is damaged: " + what + ".",
                "Use an undamaged copy of the model or train it again."));
    }

    /** Some of the features only; {@link #dropped()} stays. */
    Preparation only(int[] places) {
        List<PreparedFeature> some = new ArrayList<>();
        for (int place : places) {
            some.add(features.get(place));
        }
        return new Preparation(some, dropped, plan);
    }

    /**
     * The places of the features that a member of an ensemble wants, ascending: all that are not made of texts, without the marks of
     * gaps where its plan has none, and those of texts in its encodings.
     */
    public int[] places(PreparationPlan member) {
        return IntStream.range(0, features.size())
                .filter(place -> isWanted(features.get(place).kind(), member))
                .toArray();
    }

    private static boolean isWanted(PreparedFeature.Kind kind, PreparationPlan member) {
        return kind == PreparedFeature.Kind.MISSING
                ? member.missing()
                : kind.encoding().map(member.texts()::contains).orElse(true);
    }

    /** The features, in the order of the matrix. */
    public List<PreparedFeature> features() {
        return features;
    }

    /** How it was fitted. */
    public PreparationPlan plan() {
        return plan;
    }

    /** The columns, and the features of columns that have several, that are not among the features, with the reason. */
    public List<Dropped> dropped() {
        return dropped;
    }

    /** The features' names, in the order of the matrix. */
    public List<String> names() {
        return features.stream().map(PreparedFeature::name).toList();
    }

    /**
     * Applies the preparation to a capture. Columns that the preparation does not know are left aside; a column without any value fits
     * every feature.
     *
     * @throws ModelException MODEL-201 naming every column the capture lacks, MODEL-202 naming every one of another type
     */
    public FeatureMatrix bind(FlowTable table) throws ModelException {
        List<String> missing = new ArrayList<>();
        List<String> other = new ArrayList<>();
        List<FeatureSource> sources = new ArrayList<>();
        TextCodes codes = new TextCodes();
        for (PreparedFeature feature : features) {
            Optional<Column> column = table.column(feature.column());
            if (column.isEmpty()) {
                addOnce(missing, feature.column());
                continue;
            }
            Optional<FeatureSource> source = source(feature, column.get(), codes);
            source.ifPresentOrElse(
                    sources::add, () -> addOnce(other, feature.column() + " (" + typeNote(feature) + ")"));
        }
        if (!missing.isEmpty() || !other.isEmpty()) {
            throw doesNotFit(missing, other);
        }
        return new FeatureMatrix(this, sources, table.rows());
    }

    private static Optional<FeatureSource> source(PreparedFeature feature, Column column, TextCodes codes) {
        if (feature.kind() == PreparedFeature.Kind.MISSING) {
            return Optional.of(new FeatureSource.Missing(column));
        }
        if (column.missingCount() == column.size()) {
            return Optional.of(new FeatureSource.Empty(feature));
        }
        boolean wantsNumbers = feature.kind() == PreparedFeature.Kind.NUMBER;
        return switch (column) {
            case NumberColumn numbers ->
                wantsNumbers ? Optional.of(new FeatureSource.Numbers(feature, numbers)) : Optional.empty();
            case TextColumn texts -> wantsNumbers ? Optional.empty() : Optional.of(ofTexts(feature, texts, codes));
        };
    }

    private static FeatureSource ofTexts(PreparedFeature feature, TextColumn column, TextCodes codes) {
        return feature.kind() == PreparedFeature.Kind.ONE_HOT
                ? new FeatureSource.OneHot(column, codes.of(feature, column))
                : FeatureSource.Texts.of(feature, column);
    }

    private static String typeNote(PreparedFeature feature) {
        return feature.kind() == PreparedFeature.Kind.NUMBER
                ? "the model needs numbers, here are texts"
                : "the model needs texts, here are numbers";
    }

    private static void addOnce(List<String> list, String text) {
        if (!list.contains(text)) {
            list.add(text);
        }
    }

    private static ModelException doesNotFit(List<String> missing, List<String> other) {
        StringBuilder summary = new StringBuilder("The capture does not fit the model.");
        if (!missing.isEmpty()) {
            summary.append(" Missing columns: ")
                    .append(String.join(", ", missing))
                    .append('.');
        }
        if (!other.isEmpty()) {
            summary.append(" Columns of another type: ")
                    .append(String.join(", ", other))
                    .append('.');
        }
        return new ModelException(Problem.of(
                missing.isEmpty() ? "MODEL-202" : "MODEL-201",
                summary.toString(),
                "Open a capture of the layout that the model was trained on, or train a model on this one."));
    }
}
