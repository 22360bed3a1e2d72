package org.strayflow.detect;

import java.util.ArrayList;
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
 * <p>A flow is explained by the member to which it is rarer, in that member's own margin. With the rule {@link EnsembleRule#GATE} a
 * flow that is let through is explained by the classifier; one that is not is explained by the novelty detector and taken for benign.
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
            return new Scores(joined, known.predictions().map(told -> taken(told, known, unlike)), members);
        };
    }

    /**
     * What flows are taken for: behind a closed gate for benign, as nobody asks there what kind of attack it is. The probability is then
     * what the classifier gives to all that is benign.
     */
    private KindPredictions taken(KindPredictions told, Scores known, Scores unlike) {
        if (spec.rule() != EnsembleRule.GATE) {
            return told;
        }
        List<Kind> kinds = told.kinds();
        int benign = 0;
        while (!kinds.get(benign).benign()) {
            benign++;
        }
        short[] kind = told.kind().clone();
        float[] probability = told.probability().clone();
        for (int row = 0; row < kind.length; row++) {
            boolean closed = spec.rule().isClosed(novelty.tail().of(unlike.values()[row]), spec.open());
            if (closed && !kinds.get(kind[row]).benign()) {
                kind[row] = (short) benign;
                probability[row] = 1 - known.values()[row];
            }
        }
        return new KindPredictions(kinds, kind, probability);
    }

    private float joined(float known, float unlike) {
        double chance =
                spec.rule().join(classifier.tail().of(known), novelty.tail().of(unlike), spec.open());
        return (float) Math.clamp(1 - chance, 0, 1);
    }

    /** Only the members that look at what is exchanged score again. */
    @Override
    public Job<float[][]> scoreExchanged(FeatureMatrix matrix, List<Exchange> exchanges, Parallel parallel) {
        checkWidth(matrix);
        return feedback -> {
            float[][] known = exchanged(classifier, matrix, exchanges, parallel).run(feedback.sub(0.5));
            float[][] unlike = exchanged(novelty, matrix, exchanges, parallel).run(feedback.sub(0.4));
            feedback.stage("joining scores");
            float[][] joined = new float[exchanges.size()][matrix.rows()];
            parallel.forBlocks(matrix.rows(), BLOCK, feedback.sub(0.1), (from, to) -> {
                for (int e = 0; e < joined.length; e++) {
                    for (int row = from; row < to; row++) {
                        joined[e][row] = joined(known[e][row], unlike[e][row]);
                    }
                }
            });
            return joined;
        };
    }

    /**
     * A member's scores with features exchanged.
     *
     * @return one array an exchange; for all that are of features which it does not use the very same one
     */
    static Job<float[][]> exchanged(Member member, FeatureMatrix matrix, List<Exchange> exchanges, Parallel parallel) {
        return feedback -> {
            FittedDetector detector = member.detector();
            FeatureMatrix own = matrix.only(member.places());
            boolean[] used = detector.used();
            List<Exchange> felt = new ArrayList<>();
            int[] place = new int[exchanges.size()];
            for (int e = 0; e < place.length; e++) {
                int[] features = Arrays.stream(exchanges.get(e).features())
                        .map(feature -> Arrays.binarySearch(member.places(), feature))
                        .filter(feature -> feature >= 0 && used[feature])
                        .toArray();
                place[e] = features.length == 0 ? -1 : felt.size();
                if (features.length > 0) {
                    felt.add(new Exchange(features, exchanges.get(e).from()));
                }
            }
            double again = (double) felt.size() / (felt.size() + 1);
            float[][] others = felt.isEmpty()
                    ? new float[0][]
                    : detector.scoreExchanged(own, felt, parallel).run(feedback.sub(again));
            float[] same = felt.size() == place.length
                    ? new float[0]
                    : detector.score(own, parallel).run(feedback.sub(1 - again)).values();
            float[][] scores = new float[place.length][];
            Arrays.setAll(scores, e -> place[e] < 0 ? same : others[place[e]]);
            return scores;
        };
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
                .classifierSpeaks(classifier.tail().of(known), novelty.tail().of(unlike), spec.open());
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
