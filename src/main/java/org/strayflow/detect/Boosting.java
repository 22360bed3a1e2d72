package org.strayflow.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.jspecify.annotations.Nullable;
import org.strayflow.flow.Selection;
import org.strayflow.task.Feedback;
import org.strayflow.task.ModelException;
import org.strayflow.task.Parallel;
import org.strayflow.task.StrayflowException;

/** One training with the native library, a round at a time. */
final class Boosting {
    /** Rows times trees of a forest that are grown between two looks for a cancel. */
    private static final int FOREST_STEP = 400_000;

    private static final int FEWEST_TREES = 2;
    private static final int MOST_TREES = 32;

    /** Trees that are taken over in one text, as far as whole rounds go. */
    private static final int TAKEN_AT_ONCE = 128;

    /**
     * What training gives.
     *
     * @param outputs the trees
     * @param curve how it went
     */
    record Result(List<FittedTrees.Output> outputs, LearningCurve curve) {}

    private final LabelledFlows flows;
    private final Map<String, Object> parameters;
    private final ClassOrder order;
    private final Parallel parallel;
    private final Feedback feedback;

    Boosting(LabelledFlows flows, Map<String, Object> parameters, Parallel parallel, Feedback feedback) {
        this.parameters = parameters;
        this.order = ClassOrder.of(flows);
        this.parallel = parallel;
        this.feedback = feedback;
        this.flows = ordered(flows, flows.rows());
    }

    private LabelledFlows ordered(LabelledFlows some, Selection rows) {
        return new LabelledFlows(some.matrix().only(order.placeOfFeature()), rows, some.targets());
    }

    /**
     * Gradient boosting.
     *
     * @param rounds at most so many
     * @param patience rounds without a better validation loss after which it stops; 0 never stops
     * @param validation rows, those of unknown kinds are left aside
     */
    Result boost(int rounds, int patience, Selection validation) throws XGBoostError, StrayflowException {
        feedback.stage("binning features");
        BinnedMatrix training = binned(flows, null);
        BinnedMatrix checked = null;
        Grown grown;
        try {
            Selection known = flows.targets().known(validation);
            LabelledFlows others =
                    new LabelledFlows(flows.matrix(), known, flows.targets().unweighted());
            checked = known.isEmpty() ? null : binned(others, training);
            grown = grow(training, checked, rounds, patience);
        } finally {
            dispose(training, checked);
        }
        try (NativeBooster trees = grown.trees()) {
            return new Result(outputs(trees, grown.curve().rounds()), grown.curve());
        }
    }

    /**
     * What the library has learned.
     *
     * @param trees the rounds to be kept, without the matrices; to be closed
     * @param curve how it went
     */
    private record Grown(NativeBooster trees, LearningCurve curve) {}

    private BinnedMatrix binned(LabelledFlows some, @Nullable BinnedMatrix reference)
            throws XGBoostError, StrayflowException {
        return BinnedMatrix.of(some, order.classOfKind(), reference, parallel, feedback);
    }

    private static void dispose(@Nullable DMatrix... matrices) {
        for (DMatrix matrix : matrices) {
            if (matrix != null) {
                matrix.dispose();
            }
        }
    }

    private Grown grow(BinnedMatrix training, @Nullable BinnedMatrix checked, int rounds, int patience)
            throws XGBoostError, StrayflowException {
        List<BinnedMatrix> matrices = checked == null ? List.of(training) : List.of(training, checked);
        try (NativeBooster booster = new NativeBooster(parameters, matrices)) {
            float[] losses = new float[checked == null ? 0 : rounds];
            int best = 0;
            int done = 0;
            while (done < rounds) {
                feedback.check();
                booster.update(training, done);
                done++;
                if (checked != null) {
                    losses[done - 1] = booster.loss(checked, done - 1);
                    best = losses[done - 1] < losses[best] ? done - 1 : best;
                    feedback.measure(measure(), losses[done - 1]);
                    feedback.stage(String.format(
                            Locale.ROOT, "round %d of %d, validation loss %.5g", done, rounds, losses[done - 1]));
                    if (patience > 0 && done - 1 - best >= patience) {
                        break;
                    }
                }
                feedback.progress(done, rounds);
            }
            int kept = checked != null && patience > 0 ? best + 1 : done;
            float[] told = Arrays.copyOf(losses, Math.min(done, losses.length));
            LearningCurve curve = new LearningCurve(measure(), told, kept);
            return new Grown(booster.rounds(0, kept), curve);
        }
    }

    private String measure() {
        return order.classOfKind().length == 2 ? "logloss" : "mlogloss";
    }

    /** The trees of so many rounds, some at a time: the text of all of them would take as much memory as the rows did. */
    private List<FittedTrees.Output> outputs(NativeBooster booster, int rounds)
            throws XGBoostError, StrayflowException {
        feedback.stage("taking over the trees");
        booster.trim();
        int step = Math.max(1, TAKEN_AT_ONCE / order.classOfKind().length);
        List<List<FittedTrees.Output>> parts = new ArrayList<>();
        for (int from = 0; from < rounds; from += step) {
            feedback.check();
            int count = Math.min(step, rounds - from);
            try (NativeBooster part = booster.rounds(from, from + count)) {
                parts.add(outputs(BoostedModelReader.read(part.json()), count));
            }
        }
        return ForestParts.sum(parts);
    }

    private List<FittedTrees.Output> outputs(BoostedModel model, int rounds) throws ModelException {
        return BoostedModels.outputs(
                model, rounds, order.classOfOutput(model.classes()), FeaturePlaces.of(order.placeOfFeature()));
    }

    /**
     * A random forest, grown by a few trees at a time: each time with another seed, from the same start.
     *
     * @param trees how many a kind
     */
    Result forest(int trees) throws XGBoostError, StrayflowException {
        feedback.stage("binning features");
        BinnedMatrix training = binned(flows, null);
        try {
            feedback.stage("growing " + trees + " trees");
            List<List<FittedTrees.Output>> parts = new ArrayList<>();
            int step = Math.clamp(FOREST_STEP / flows.rows().size(), FEWEST_TREES, MOST_TREES);
            for (int done = 0; done < trees; ) {
                feedback.check();
                int count = Math.min(step, trees - done);
                parts.add(grow(training, done, count));
                done += count;
                feedback.progress(done, trees);
            }
            feedback.stage("taking over the trees");
            return new Result(ForestParts.mean(parts), new LearningCurve(measure(), new float[0], 1));
        } finally {
            training.dispose();
        }
    }

    private List<FittedTrees.Output> grow(BinnedMatrix training, int from, int count)
            throws XGBoostError, StrayflowException {
        Map<String, Object> own = new HashMap<>(parameters);
        own.put("num_parallel_tree", count);
        own.put("seed", ((Number) parameters.getOrDefault("seed", 0L)).longValue() + from);
        try (NativeBooster booster = new NativeBooster(own, List.of(training))) {
            booster.update(training, 0);
            return outputs(BoostedModelReader.read(booster.json()), 1);
        }
    }
}
