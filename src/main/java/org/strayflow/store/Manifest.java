package org.strayflow.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.strayflow.detect.EnsembleSpec;
import org.strayflow.eval.Split;
import org.strayflow.feature.Dropped;
import org.strayflow.feature.FeatureSketch;
import org.strayflow.feature.PreparationPlan;
import org.strayflow.feature.PreparedFeature;
import org.strayflow.feature.TypicalRange;
import org.strayflow.task.ConfigurationException;

/**
 * The part {@code manifest.json} of a bundle, field for field.
 *
 * @param format always {@value #FORMAT}
 * @param version of the format; a program reads its own and earlier ones
 * @param detector which detector and how it was set
 * @param preparation settings of the plan that the features were made by; empty for that of novelty detectors
 * @param features how each feature is made
 * @param dropped columns left out, with the reason
 * @param training what it was trained on
 * @param operation its threshold and what it achieved
 * @param sketches the sketches without their quantiles, which are in {@code sketch.bin}
 */
record Manifest(
        String format,
        int version,
        Detector detector,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> preparation,
        List<PreparedFeature> features,
        List<Dropped> dropped,
        TrainingRecord training,
        Operation operation,
        List<SketchHead> sketches) {
    static final String FORMAT = "strayflow-model";

    /** The first version; it knows no fixes. */
    static final int FIRST = 1;

    /** The second version; it knows no other preparation than that of novelty detectors. */
    static final int SECOND = 2;

    /** The third version; of splits it knows the stratified one alone. */
    static final int THIRD = 3;

    /** The fourth version; it knows no model that was trained elsewhere. */
    static final int FOURTH = 4;

    /** The fifth version; to it, label texts that are alike are one kind. */
    static final int FIFTH = 5;

    /** The sixth version; to it, a split by time parts the rows of a moment, and ensembles join their members by other formulas. */
    static final int SIXTH = 6;

    /** The latest version. */
    static final int VERSION = 7;

    /** The version to write: the first that can say it all, so that earlier programs open what they understand. */
    static int versionFor(ModelBundle model) {
        if (model.training().split().wholeMoments() || model.detector().spec() instanceof EnsembleSpec) {
            return VERSION;
        }
        if (model.training().kindsApart()) {
            return SIXTH;
        }
        if (model.training().elsewhere()) {
            return FIFTH;
        }
        Split.Method method = model.training().split().method();
        if (method != Split.Method.NONE && method != Split.Method.STRATIFIED) {
            return FOURTH;
        }
        if (!settings(model.preparation().plan()).isEmpty()) {
            return THIRD;
        }
        return model.training().fixes().isEmpty() ? FIRST : SECOND;
    }

    /** The settings of a plan; none for the one that all models of earlier formats were made by. */
    static Map<String, String> settings(PreparationPlan plan) {
        return plan.equals(PreparationPlan.usual()) ? Map.of() : plan.settings();
    }

    /** The plan that the features were made by. */
    PreparationPlan plan() throws ConfigurationException {
        PreparationPlan plan = PreparationPlan.usual();
        for (Map.Entry<String, String> setting : preparation.entrySet()) {
            plan = plan.with(setting.getKey(), setting.getValue());
        }
        return plan;
    }

    /**
     * The detector without its weights.
     *
     * @param id its kind
     * @param settings of its spec
     * @param provenance what Tribuo says of its making
     */
    record Detector(String id, Map<String, String> settings, String provenance) {}

    /**
     * A sketch without its quantiles.
     *
     * @param feature the column
     * @param categories share of each text
     * @param missingShare share of rows without a value
     * @param infiniteShare share of rows with an infinite value
     * @param benign the two ends of the usual values of benign rows; empty where all rows are taken for benign
     */
    record SketchHead(
            String feature,
            Map<String, Double> categories,
            double missingShare,
            double infiniteShare,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Float> benign) {
        static SketchHead of(FeatureSketch sketch) {
            return new SketchHead(
                    sketch.feature(),
                    sketch.categories(),
                    sketch.missingShare(),
                    sketch.infiniteShare(),
                    sketch.benign().map(r -> List.of(r.low(), r.high())).orElse(List.of()));
        }

        FeatureSketch with(float[] quantiles) {
            return new FeatureSketch(feature, quantiles, categories, missingShare, infiniteShare, range());
        }

        private Optional<TypicalRange> range() {
            if (benign.isEmpty()) {
                return Optional.empty();
            }
            if (benign.size() != 2) {
                throw new IllegalArgumentException(feature + ": a range of " + benign.size() + " numbers");
            }
            return Optional.of(new TypicalRange(benign.getFirst(), benign.getLast()));
        }
    }
}
