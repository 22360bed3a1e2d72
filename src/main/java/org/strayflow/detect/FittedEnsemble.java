package org.strayflow.detect;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.strayflow.feature.FeatureMatrix;
import org.strayflow.task.Job;
import org.strayflow.task.ModelException;
import org.strayflow.task.Parallel;
import org.strayflow.task.Problem;

/**
 * A trained ensemble. Each member's score becomes the chance that a benign flow scores as high ({@link TailProbability}); the rule joins
 * the two chances, and the score is 1 minus the result. Kinds are the classifier's.
 *
 * <p>A flow is explained by the member to which it is rarer, in that member's own margin.
 */
public final class FittedEnsemble implements FittedDetector {
    private static final int BLOCK = 16_384;

    private final EnsembleSpec spec;
    private final Member classifier;
    private final Member novelty;
    private final int features;

    /**
     * A member of an ensemble.
     *
     * @param places which of the ensemble's features it sees; not copied
     * @param detector the trained detector
     * @param tail how rare its scores are among benign flows
     */
    public record Member(int[] places, FittedDetector detector, TailProbability tail) {}

    FittedEnsemble(EnsembleSpec spec, Member classifier, Member novelty, int features) {
        this.spec = spec;
        this.classifier = classifier;
        this.novelty = novelty;
        this.features = features;
    }

    /**
     * An ensemble from its parts, for a reader of model files.
     *
     * @throws ModelException MODEL-217 when the parts do not belong together
     */
    public static FittedEnsemble of(EnsembleSpec spec, Member classifier, Member novelty, int features)
            throws ModelException {
        boolean good = fits(classifier, spec.classifier(), features) && fits(novelty, spec.novelty(), features);
        if (!good || classifier.detector().kinds().isEmpty()) {
            throw new ModelException(Problem.of(
                    "MODEL-217",
                    "The members of the model's ensemble do not belong together.",
                    "Use an undamaged copy of the model or train it again."));
        }
        return new FittedEnsemble(spec, classifier, novelty, features);
    }

    private static boolean fits(Member member, DetectorSpec spec, int features) {
        int[] places = member.places();
        boolean good =
                member.detector().spec().equals(spec) && member.detector().features() == places.length;
        for (int i = 0; good && i < places.length; i++) {
            good = places[i] >= 0 && places[i] < features && (i == 0 || places[i] > places[i - 1]);
        }
        return good;
    }

    @Override
    public EnsembleSpec spec() {
        return spec;
    }

    @Override
    public int features() {
        return features;
    }

    @Override
    public List<Kind> kinds() {
        return classifier.detector().kinds();
    }

    /** The member that knows kinds. */
    public Member classifier() {
        return classifier;
    }

    /** The member that knows benign flows only. */
    public Member novelty() {
        return novelty;
    }

    @Override
    public String provenance() {
        return "[" + classifier.detector().provenance() + ","
                + novelty.detector().provenance() + "]";
    }

    @Override
    public Job<Scores> score(FeatureMatrix matrix, Parallel parallel) {
        checkWidth(matrix);
        return feedback -> {
            Scores known = classifier
                    .detector()
                    .score(matrix.only(classifier.places()), parallel)
                    .run(feedback.sub(0.5));
            Scores unlike = novelty.detector()
                    .score(matrix.only(novelty.places()), parallel)
                    .run(feedback.sub(0.4));
            feedback.stage("joining scores");
            float[] joined = new float[matrix.rows()];
            parallel.forBlocks(joined.length, BLOCK, feedback.sub(0.1), (from, to) -> {
                for (int row = from; row < to; row++) {
                    joined[row] = joined(known.values()[row], unlike.values()[row]);
                }
            });
            Map<String, float[]> members = new LinkedHashMap<>();
            members.put(spec.classifier().title(), known.values());
            members.put(spec.novelty().title(), unlike.values());
            return new Scores(joined, known.predictions(), members);
        };
    }

    private float joined(float known, float unlike) {
        double chance =
                spec.rule().join(classifier.tail().of(known), novelty.tail().of(unlike), spec.open());
        return (float) Math.clamp(1 - chance, 0, 1);
    }

    @Override
    public Explanation explain(FeatureMatrix matrix, int row) {
        checkWidth(matrix);
        FeatureMatrix ofClassifier = matrix.only(classifier.places());
        FeatureMatrix ofNovelty = matrix.only(novelty.places());
        Explanation known = classifier.detector().explain(ofClassifier, row);
        Explanation unlike = novelty.detector().explain(ofNovelty, row);
        float score = joined((float) known.score(), (float) unlike.score());
        Explanation speaks = classifierSpeaks((float) known.score(), (float) unlike.score()) ? known : unlike;
        return new Explanation(score, speaks.margin(), speaks.base(), speaks.contributions(), speaks.neighbours());
    }

    private boolean classifierSpeaks(float known, float unlike) {
        return spec.rule()
                .classifierSpeaks(classifier.tail().of(known), novelty.tail().of(unlike));
    }

    /**
     * Every flow counts for the member that explains it. As the members' margins have different units, each member's mean is divided by
     * the sum of its sizes: the numbers are shares.
     */
    @Override
    public Job<double[]> meanContributions(FeatureMatrix matrix, int[] rows, Parallel parallel) {
        checkWidth(matrix);
        return feedback -> {
            FeatureMatrix some = matrix.at(rows);
            float[] known = classifier
                    .detector()
                    .score(some.only(classifier.places()), parallel)
                    .run(feedback.sub(0.2))
                    .values();
            float[] unlike = novelty.detector()
                    .score(some.only(novelty.places()), parallel)
                    .run(feedback.sub(0.2))
                    .values();
            int[] ofClassifier = new int[rows.length];
            int[] ofNovelty = new int[rows.length];
            int first = 0;
            int second = 0;
            for (int i = 0; i < rows.length; i++) {
                if (classifierSpeaks(known[i], unlike[i])) {
                    ofClassifier[first++] = rows[i];
                } else {
                    ofNovelty[second++] = rows[i];
                }
            }
            double[] mean = new double[features];
            addShares(classifier, matrix, Arrays.copyOf(ofClassifier, first), rows.length, parallel, mean)
                    .run(feedback.sub(0.3));
            addShares(novelty, matrix, Arrays.copyOf(ofNovelty, second), rows.length, parallel, mean)
                    .run(feedback.sub(0.3));
            return mean;
        };
    }

    private static Job<double[]> addShares(
            Member member, FeatureMatrix matrix, int[] rows, int all, Parallel parallel, double[] mean) {
        return feedback -> {
            if (rows.length == 0) {
                return mean;
            }
            double[] own = member.detector()
                    .meanContributions(matrix.only(member.places()), rows, parallel)
                    .run(feedback);
            double size = Arrays.stream(own).map(Math::abs).sum();
            for (int i = 0; size > 0 && i < own.length; i++) {
                mean[member.places()[i]] += own[i] / size * rows.length / all;
            }
            return mean;
        };
    }

    private void checkWidth(FeatureMatrix matrix) {
        if (matrix.width() != features) {
            throw new IllegalArgumentException(matrix.width() + " features for an ensemble of " + features);
        }
    }
}
