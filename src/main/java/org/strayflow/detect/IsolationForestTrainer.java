package org.strayflow.detect;

import com.oracle.labs.mlrg.olcut.config.Config;
import com.oracle.labs.mlrg.olcut.provenance.Provenance;
import java.util.Arrays;
import java.util.Map;
import org.strayflow.forest.FlatForest;
import org.strayflow.forest.HeavyTail;
import org.strayflow.forest.IsolationForestGrower;
import org.strayflow.task.ConfigurationException;
import org.strayflow.task.Feedback;
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
 * Trains isolation forests (Liu, Ting, Zhou, "Isolation Forest", ICDM 2008) as a Tribuo trainer. The forest depends on the settings,
 * the seed and the rows alone: every call of {@code train} with the same dataset gives the same forest, on any number of threads.
 */
public final class IsolationForestTrainer implements Trainer<Event> {
    @Config(description = "How many trees.")
    private int trees;

    @Config(description = "How many rows a tree sees.")
    private int sampleSize;

    @Config(description = "Whether the cuts of heavy-tailed features are drawn between signed logarithms.")
    private boolean logCuts;

    @Config(description = "Seed of everything drawn at random.")
    private long seed;

    private int invocations;

    /** A trainer with these settings. */
    public IsolationForestTrainer(IsolationForestSpec spec, long seed) {
        this.trees = spec.trees();
        this.sampleSize = spec.sampleSize();
        this.logCuts = spec.logCuts();
        this.seed = seed;
    }

    /**
     * Trains on all cores, without progress and cancel.
     *
     * @throws IllegalArgumentException when the dataset has fewer than two examples or no feature
     */
    @Override
    public IsolationForestModel train(Dataset<Event> examples, Map<String, Provenance> runProvenance) {
        try {
            return train(examples, runProvenance, Parallel.allCores(), Feedback.none());
        } catch (StrayflowException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Trains with progress per tree; a cancel is heard before every tree. */
    IsolationForestModel train(Dataset<Event> examples, Parallel parallel, Feedback feedback)
            throws StrayflowException {
        return train(examples, Map.of(), parallel, feedback);
    }

    private IsolationForestModel train(
            Dataset<Event> examples, Map<String, Provenance> runProvenance, Parallel parallel, Feedback feedback)
            throws StrayflowException {
        feedback.stage("growing " + trees + " trees");
        TrainingRows rows = TrainingRows.of(examples);
        String[] names = rows.names();
        if (rows.size() < 2 || names.length == 0) {
            throw new ConfigurationException(Problem.of(
                    "CONF-123",
                    "An isolation forest cannot learn from " + rows.size() + (rows.size() == 1 ? " row × " : " rows × ")
                            + names.length + (names.length == 1 ? " feature." : " features."),
                    "Give it at least two training rows."));
        }
        TrainerProvenance ownProvenance;
        synchronized (this) {
            ownProvenance = getProvenance();
            invocations++;
        }
        IsolationForestGrower grower =
                new IsolationForestGrower(trees, Math.min(sampleSize, rows.size()), logCutsFor(rows), seed);
        FlatForest.Data[] grown = new FlatForest.Data[trees];
        parallel.forBlocks(trees, 1, feedback, (from, to) -> {
            for (int tree = from; tree < to; tree++) {
                grown[tree] = grower.grow(tree, rows.take(grower.drawSample(tree, rows.size())));
            }
        });
        ModelProvenance provenance = new ModelProvenance(
                IsolationForestModel.class.getName(),
                ProvenanceText.NO_TIME,
                examples.getProvenance(),
                ownProvenance,
                runProvenance,
                false);
        return new IsolationForestModel(
                provenance,
                examples.getFeatureIDMap(),
                examples.getOutputIDInfo(),
                names,
                new FittedIsolationForest(
                        new IsolationForestSpec(trees, sampleSize, logCuts),
                        grower.join(Arrays.asList(grown)),
                        Math.min(sampleSize, rows.size()),
                        ProvenanceText.of(provenance)));
    }

    /** Looks at evenly spaced rows to find the features whose cuts are drawn between logarithms. */
    private boolean[] logCutsFor(TrainingRows rows) {
        int features = rows.names().length;
        if (!logCuts) {
            return new boolean[features];
        }
        int count = Math.min(rows.size(), HeavyTail.ROWS);
        int[] places = new int[count];
        for (int i = 0; i < count; i++) {
            places[i] = (int) ((long) i * rows.size() / count);
        }
        return HeavyTail.find(rows.take(places), features);
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
