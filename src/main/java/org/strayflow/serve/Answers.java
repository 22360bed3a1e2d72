package org.strayflow.serve;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.strayflow.detect.FittedDetector;
import org.strayflow.detect.FittedEnsemble;
import org.strayflow.detect.Kind;
import org.strayflow.detect.KindPredictions;
import org.strayflow.detect.Scores;
import org.strayflow.feature.FeatureMatrix;
import org.strayflow.flow.Column;
import org.strayflow.flow.FlowTable;
import org.strayflow.task.Feedback;
import org.strayflow.task.Parallel;
import org.strayflow.task.StrayflowException;

/**
 * What the service says of scored flows, as one asks for them.
 *
 * @param view which detector of the model speaks
 * @param model the model
 * @param explained how many features to name for each flow
 */
record Answers(View view, ServedModel model, int explained) {
    static final JsonFactory JSON = new JsonFactory();

    /** Which detector of a model speaks. */
    enum View {
        /** The model as it is. */
        WHOLE("any detector"),
        /** The classifier, or an ensemble's. */
        CLASSIFIER("a classifier"),
        /** The novelty detector, or an ensemble's. */
        NOVELTY("a novelty detector"),
        /** An ensemble, with what its members say. */
        ENSEMBLE("an ensemble");

        private final String asked;

        View(String asked) {
            this.asked = asked;
        }
    }

    /**
     * Answers of a detector.
     *
     * @throws Refusal SERVE-111 when the model has no such one
     */
    static Answers of(View view, ServedModel model, int explained) throws Refusal {
        FittedDetector detector = model.bundle().detector();
        boolean ensemble = detector instanceof FittedEnsemble;
        boolean classifier = !detector.kinds().isEmpty();
        boolean there =
                switch (view) {
                    case WHOLE -> true;
                    case CLASSIFIER -> classifier;
                    case NOVELTY -> ensemble || !classifier;
                    case ENSEMBLE -> ensemble;
                };
        if (!there) {
            throw Refusal.of(
                    409,
                    "SERVE-111",
                    "The model has not " + view.asked + ": it is “"
                            + detector.spec().title() + "”.",
                    "Ask /predict, or start the service with another model.");
        }
        return new Answers(view, model, explained);
    }

    /** What is said of some flows: one answer a flow. */
    List<Answer> of(FlowTable table) throws StrayflowException {
        ServedModel.Scored scored = model.score(table);
        model.window().add(table, scored.scores().values());
        Part part = part(scored);
        List<Answer> answers = new ArrayList<>();
        for (int row = 0; row < table.rows(); row++) {
            answers.add(part.answer(row));
        }
        return answers;
    }

    private Part part(ServedModel.Scored scored) throws StrayflowException {
        FittedDetector detector = model.bundle().detector();
        if (detector instanceof FittedEnsemble ensemble && (view == View.CLASSIFIER || view == View.NOVELTY)) {
            FittedEnsemble.Member member = view == View.CLASSIFIER ? ensemble.classifier() : ensemble.novelty();
            FeatureMatrix matrix = scored.matrix().only(member.places());
            Scores scores = member.detector().score(matrix, new Parallel(1)).run(Feedback.none());
            return new Part(scored.table(), matrix, member.detector(), scores, Double.NaN);
        }
        double threshold = model.bundle().operation().threshold();
        return new Part(scored.table(), scored.matrix(), detector, scored.scores(), threshold);
    }

    /** Flows with what a detector says of them; the threshold is NaN for an ensemble's member, which has none of its own. */
    private final class Part {
        private final FlowTable table;
        private final FeatureMatrix matrix;
        private final FittedDetector detector;
        private final Scores scores;
        private final double threshold;

        Part(FlowTable table, FeatureMatrix matrix, FittedDetector detector, Scores scores, double threshold) {
            this.table = table;
            this.matrix = matrix;
            this.detector = detector;
            this.scores = scores;
            this.threshold = threshold;
        }

        Answer answer(int row) {
            float score = scores.values()[row];
            Kind kind = scores.predictions().map(kinds -> kinds.of(row)).orElse(null);
            Float confidence =
                    scores.predictions().map(kinds -> confidence(kinds, row)).orElse(null);
            return new Answer(
                    score,
                    flagged(score, kind),
                    Double.isNaN(threshold) ? null : threshold,
                    kind,
                    confidence,
                    model.id(),
                    missing(row),
                    members(row),
                    explained == 0 ? null : explanation(row));
        }

        private static float confidence(KindPredictions kinds, int row) {
            return kinds.probability()[row];
        }

        private @Nullable Boolean flagged(float score, @Nullable Kind kind) {
            if (!Double.isNaN(threshold)) {
                return score >= threshold;
            }
            return kind == null ? null : !kind.benign();
        }

        private List<String> missing(int row) {
            List<String> missing = new ArrayList<>();
            for (Column column : table.columns()) {
                if (column.missingCount() > 0 && column.isMissing(row)) {
                    missing.add(column.name());
                }
            }
            return missing;
        }

        private Map<String, Float> members(int row) {
            if (view != View.ENSEMBLE) {
                return Map.of();
            }
            Map<String, Float> members = new LinkedHashMap<>();
            scores.members().forEach((title, values) -> members.put(title, values[row]));
            return members;
        }

        private List<Answer.Share> explanation(int row) {
            return detector.explain(matrix, row).contributions().stream()
                    .limit(explained)
                    .map(share -> new Answer.Share(share, model.isNumber(share.feature())))
                    .toList();
        }
    }

    /** A writer of JSON without blanks. */
    static JsonGenerator json(OutputStream out) throws IOException {
        return JSON.createGenerator(out).setPrettyPrinter(null);
    }
}
