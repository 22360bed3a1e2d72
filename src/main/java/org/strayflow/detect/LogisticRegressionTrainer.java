package org.strayflow.detect;

import com.oracle.labs.mlrg.olcut.provenance.ConfiguredObjectProvenance;
import com.oracle.labs.mlrg.olcut.util.Pair;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.strayflow.feature.FeatureMatrix;
import org.strayflow.flow.Selection;
import org.strayflow.task.Feedback;
import org.strayflow.task.Parallel;
import org.strayflow.task.StrayflowException;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.ImmutableOutputInfo;
import org.tribuo.classification.Label;
import org.tribuo.classification.sgd.LabelObjective;
import org.tribuo.classification.sgd.linear.LinearSGDModel;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.common.sgd.AbstractSGDTrainer;
import org.tribuo.math.la.DenseMatrix;
import org.tribuo.math.la.SGDVector;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.math.util.VectorNormalizer;
import org.tribuo.provenance.ModelProvenance;

/**
 * Trains logistic regression with Tribuo's linear trainer, on one thread, with progress and cancel. The model depends on the settings,
 * the seed and the rows alone.
 */
final class LogisticRegressionTrainer {
    /** The largest magnitude of a scaled value. */
    static final float CLIP = 5;

    /** Keeps AdaGrad's first steps finite; Tribuo's own. */
    private static final double EPSILON = 0.1;

    private static final int CHECK_EVERY = 1_024;

    /** Tribuo tells of every training; the log is for what an analyst should know. Held, so that the level stays. */
    private static final Logger TRIBUO = Logger.getLogger(AbstractSGDTrainer.class.getName());

    private final LogisticRegressionSpec spec;
    private final long seed;

    LogisticRegressionTrainer(LogisticRegressionSpec spec, long seed) {
        this.spec = spec;
        this.seed = seed;
        TRIBUO.setLevel(Level.WARNING);
    }

    /**
     * What training gives.
     *
     * @param model Tribuo's model of scaled features
     * @param flows what it was trained on
     * @param fitted the same in our own form
     */
    record Trained(LinearSGDModel model, ScaledFlows flows, FittedLogisticRegression fitted) {}

    /** Trains on the known ones of some rows. */
    Trained train(FeatureMatrix matrix, Selection training, KindTargets targets, Parallel parallel, Feedback feedback)
            throws StrayflowException {
        Selection rows = thinned(targets.known(training), targets);
        feedback.stage("scaling features");
        Scaling scaling = Scaling.fit(matrix, rows, spec.logs(), CLIP, parallel).run(feedback.sub(0.05));
        ScaledFlows flows = new ScaledFlows(matrix, rows, targets, scaling);
        feedback.stage("learning from " + rows.size() + " rows, " + spec.epochs() + " times each");
        Told objective = new Told(feedback.sub(0.95), (long) rows.size() * spec.epochs());
        LinearSGDTrainer trainer =
                new LinearSGDTrainer(objective, new AdaGrad(spec.learningRate(), EPSILON), spec.epochs(), -1, 1, seed);
        LinearSGDModel model = trainer.train(flows, Map.of());
        ModelProvenance provenance = new ModelProvenance(
                LinearSGDModel.class.getName(),
                ProvenanceText.NO_TIME,
                flows.getProvenance(),
                model.getProvenance().getTrainerProvenance(),
                Map.of(),
                false);
        FittedLogisticRegression fitted = FittedLogisticRegression.of(
                spec, targets.kinds(), scaling, weights(model, flows), ProvenanceText.of(provenance));
        return new Trained(model, flows, fitted);
    }

    /** All rows, or of every kind the same share of them, evenly spaced, at least one of each. */
    private Selection thinned(Selection rows, KindTargets targets) {
        if (rows.size() <= spec.rows()) {
            return rows;
        }
        double share = (double) spec.rows() / rows.size();
        int[] seen = new int[targets.kinds().size()];
        return rows.filter(row -> {
            int before = seen[targets.place(row)]++;
            return before == 0 || (long) (before * share) != (long) ((before - 1) * share);
        });
    }

    /** Tribuo numbers features and kinds in its own order; here they are in ours, the constant after the features. */
    private static double[] weights(LinearSGDModel model, ScaledFlows flows) {
        DenseMatrix theirs = model.getWeightsCopy();
        ImmutableFeatureMap features = model.getFeatureIDMap();
        ImmutableOutputInfo<Label> outputs = model.getOutputIDInfo();
        int width = features.size();
        int kinds = flows.targets().kinds().size();
        double[] weights = new double[kinds * (width + 1)];
        for (int kind = 0; kind < kinds; kind++) {
            int output =
                    outputs.getID(new Label(flows.targets().kinds().get(kind).name()));
            for (int place = 0; place < width; place++) {
                int id = features.getID(flows.matrix().names().get(place));
                weights[kind * (width + 1) + place] = theirs.get(output, id);
            }
            weights[kind * (width + 1) + width] = theirs.get(output, width);
        }
        return weights;
    }

    /** Tribuo's loss, which also tells the progress and hears a cancel. */
    private static final class Told implements LabelObjective {
        private final LogMulticlass loss = new LogMulticlass();
        private final Feedback feedback;
        private final long total;
        private long done;

        Told(Feedback feedback, long total) {
            this.feedback = feedback;
            this.total = total;
        }

        @Override
        @SuppressWarnings("deprecation") // the interface demands it
        public Pair<Double, SGDVector> valueAndGradient(int truth, SGDVector prediction) {
            return lossAndGradient(truth, prediction);
        }

        @Override
        public Pair<Double, SGDVector> lossAndGradient(Integer truth, SGDVector prediction) {
            if (done++ % CHECK_EVERY == 0) {
                feedback.check();
                feedback.progress(done, total);
            }
            return loss.lossAndGradient(truth, prediction);
        }

        @Override
        public VectorNormalizer getNormalizer() {
            return loss.getNormalizer();
        }

        @Override
        public boolean isProbabilistic() {
            return true;
        }

        @Override
        public ConfiguredObjectProvenance getProvenance() {
            return loss.getProvenance();
        }
    }
}
