package org.strayflow.detect;

import com.oracle.labs.mlrg.olcut.config.Config;
import com.oracle.labs.mlrg.olcut.provenance.Provenance;
import java.util.Map;
import java.util.SplittableRandom;
import org.strayflow.task.ConfigurationException;
import org.strayflow.task.Feedback;
import org.strayflow.task.Job;
import org.strayflow.task.Parallel;
import org.strayflow.task.Problem;
import org.strayflow.task.StrayflowException;
import org.tribuo.Dataset;
import org.tribuo.Trainer;
import org.tribuo.anomaly.Event;
import org.tribuo.provenance.ModelProvenance;
import org.tribuo.provenance.TrainerProvenance;
import org.tribuo.provenance.impl.TrainerProvenanceImpl;

/**
 * Trains novelty detectors by nearest neighbours as a Tribuo trainer: scaling is fitted on all training rows, the prototypes are drawn
 * from them, each row alike. The detector depends on the settings, the seed and the rows alone, not on the number of threads.
 */
public final class NearestNeighboursTrainer implements Trainer<Event> {
    /** The largest magnitude of a scaled value. */
    static final float CLIP = 10;

    /** The typical distance comes from at most so many prototypes, evenly spaced, each compared with the others. */
    private static final int TYPICAL_ROWS = 2_000;

    private static final int BLOCK = 256;

    @Config(description = "Over how many nearest training rows the mean distance is taken.")
    private int neighbours;

    @Config(description = "How many training rows flows are compared with.")
    private int prototypes;

    @Config(description = "Whether heavy-tailed features are compared by their signed logarithms.")
    private boolean logs;

    @Config(description = "Seed of everything drawn at random.")
    private long seed;

    private int invocations;

    /** A trainer with these settings. */
    public NearestNeighboursTrainer(NearestNeighboursSpec spec, long seed) {
        this.neighbours = spec.neighbours();
        this.prototypes = spec.prototypes();
        this.logs = spec.logs();
        this.seed = seed;
    }

    /**
     * Trains on all cores, without progress and cancel.
     *
     * @throws IllegalArgumentException when the dataset has fewer than two examples or no feature
     */
    @Override
    public NearestNeighboursModel train(Dataset<Event> examples, Map<String, Provenance> runProvenance) {
        try {
            return train(examples, runProvenance, Parallel.allCores(), Feedback.none());
        } catch (StrayflowException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Trains with progress. */
    NearestNeighboursModel train(Dataset<Event> examples, Parallel parallel, Feedback feedback)
            throws StrayflowException {
        return train(examples, Map.of(), parallel, feedback);
    }

    private NearestNeighboursModel train(
            Dataset<Event> examples, Map<String, Provenance> runProvenance, Parallel parallel, Feedback feedback)
            throws StrayflowException {
        TrainingRows rows = TrainingRows.of(examples);
        String[] names = rows.names();
        if (rows.size() < 2 || names.length == 0 || names.length > FittedNearestNeighbours.MAX_FEATURES) {
            throw new ConfigurationException(Problem.of(
                    "CONF-132",
                    "Nearest neighbours cannot learn from " + rows.size() + (rows.size() == 1 ? " row × " : " rows × ")
                            + names.length + (names.length == 1 ? " feature." : " features."),
                    "Give it at least two training rows and at most " + FittedNearestNeighbours.MAX_FEATURES
                            + " features."));
        }
        TrainerProvenance ownProvenance;
        synchronized (this) {
            ownProvenance = getProvenance();
            invocations++;
        }
        feedback.stage("scaling features");
        Scaling scaling = Scaling.fit(rows, logs, CLIP, parallel).run(feedback.sub(0.5));
        float[] chosen = rows.take(draw(rows.size(), Math.min(prototypes, rows.size())));
        feedback.stage("measuring distances between training rows");
        double typical = typical(chosen, scaling, parallel).run(feedback.sub(0.5));
        ModelProvenance provenance = new ModelProvenance(
                NearestNeighboursModel.class.getName(),
                ProvenanceText.NO_TIME,
                examples.getProvenance(),
                ownProvenance,
                runProvenance,
                false);
        FittedNearestNeighbours fitted = FittedNearestNeighbours.of(
                new NearestNeighboursSpec(neighbours, prototypes, logs),
                scaling,
                chosen,
                typical,
                ProvenanceText.of(provenance));
        return new NearestNeighboursModel(
                provenance, examples.getFeatureIDMap(), examples.getOutputIDInfo(), names, fitted);
    }

    /** Draws places without repeats, in ascending order (Knuth, "The Art of Computer Programming" 2, 3.4.2, algorithm S). */
    private int[] draw(int size, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] places = new int[count];
        int drawn = 0;
        for (int place = 0; drawn < count; place++) {
            if (random.nextInt(size - place) < count - drawn) {
                places[drawn++] = place;
            }
        }
        return places;
    }

    /** The mean over prototypes of the mean distance to the nearest others. */
    private Job<Double> typical(float[] chosen, Scaling scaling, Parallel parallel) {
        return feedback -> {
            int width = scaling.features();
            int count = chosen.length / width;
            float[] scaled = chosen.clone();
            scaling.apply(scaled, count);
            int k = Math.min(neighbours, count - 1);
            NearestPrototypes nearest = new NearestPrototypes(scaled, width, k + 1);
            int some = Math.min(count, TYPICAL_ROWS);
            double[] means = new double[some];
            parallel.forBlocks(some, BLOCK, feedback, (from, to) -> {
                float[] rows = new float[(to - from) * width];
                for (int i = from; i < to; i++) {
                    int at = (int) ((long) i * count / some) * width;
                    System.arraycopy(scaled, at, rows, (i - from) * width, width);
                }
                double[] squares = new double[(to - from) * (k + 1)];
                nearest.search().nearest(rows, to - from, squares, new int[squares.length]);
                for (int i = from; i < to; i++) {
                    // The nearest is the row itself, at no distance.
                    for (int place = 1; place <= k; place++) {
                        means[i] += Math.sqrt(squares[(i - from) * (k + 1) + place]) / k;
                    }
                }
            });
            double sum = 0;
            for (double mean : means) {
                sum += mean / some;
            }
            return sum > 0 ? sum : 1;
        };
    }

    @Override
    public synchronized int getInvocationCount() {
        return invocations;
    }

    @Override
    public synchronized void setInvocationCount(int invocationCount) {
        invocations = invocationCount;
    }

    @Override
    public TrainerProvenance getProvenance() {
        return new TrainerProvenanceImpl(this);
    }
}
