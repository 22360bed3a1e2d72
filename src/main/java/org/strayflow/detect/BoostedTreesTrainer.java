package org.strayflow.detect;

import com.oracle.labs.mlrg.olcut.config.Config;
import com.oracle.labs.mlrg.olcut.provenance.Provenance;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.strayflow.flow.Selection;
import org.strayflow.task.Feedback;
import org.strayflow.task.LimitException;
import org.strayflow.task.Parallel;
import org.strayflow.task.Problem;
import org.strayflow.task.StrayflowException;
import org.tribuo.Dataset;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.ImmutableOutputInfo;
import org.tribuo.classification.Label;
import org.tribuo.classification.xgboost.XGBoostClassificationConverter;
import org.tribuo.common.xgboost.XGBoostModel;
import org.tribuo.common.xgboost.XGBoostTrainer;
import org.tribuo.provenance.ModelProvenance;
import org.tribuo.provenance.TrainerProvenance;
import org.tribuo.provenance.impl.TrainerProvenanceImpl;

/**
 * Trains gradient boosting and random forests with XGBoost, as Tribuo's trainer for it does, but from the blocks of a feature matrix,
 * with progress, cancel and early stopping. The model depends on the settings, the seed and the rows alone.
 */
public final class BoostedTreesTrainer extends XGBoostTrainer<Label> {
    @Config(description = "How many trees are grown side by side in a round; above 1 in a random forest.")
    private int parallelTrees = 1;

    @Config(description = "Share of the features that a node chooses from; 0 is the square root of their number.")
    private double nodeFeatureShare = 1;

    @Config(
            description =
                    "After so many rounds without a better validation loss the best round is kept; 0 never stops.")
    private int earlyStopping;

    private final DetectorSpec spec;

    /** A trainer of gradient boosting with these settings. */
    public BoostedTreesTrainer(XgBoostSpec spec, long seed) {
        super(
                BoosterType.GBTREE,
                TreeMethod.HIST,
                spec.rounds(),
                spec.learningRate(),
                0,
                spec.depth(),
                spec.leafWeight(),
                spec.rowShare(),
                spec.columnShare(),
                spec.lambda(),
                0,
                0,
                LoggingVerbosity.SILENT,
                seed & Integer.MAX_VALUE);
        this.spec = spec;
        this.earlyStopping = spec.earlyStopping();
        postConfig();
    }

    /** A trainer of random forests with these settings. */
    public BoostedTreesTrainer(RandomForestSpec spec, long seed) {
        super(
                BoosterType.GBTREE,
                TreeMethod.HIST,
                1,
                1,
                0,
                spec.depth(),
                spec.leafWeight(),
                spec.rowShare(),
                1,
                RandomForestSpec.LAMBDA,
                0,
                0,
                LoggingVerbosity.SILENT,
                seed & Integer.MAX_VALUE);
        this.spec = spec;
        this.parallelTrees = spec.trees();
        this.nodeFeatureShare = spec.columnShare();
        postConfig();
    }

    /**
     * Trains on all cores, without validation rows, progress and cancel.
     *
     * @throws IllegalArgumentException when the dataset is not a view of a capture's labelled flows
     */
    @Override
    public XGBoostModel<Label> train(Dataset<Label> examples, Map<String, Provenance> runProvenance) {
        if (!(examples instanceof LabelledFlows flows)) {
            throw new IllegalArgumentException("not labelled flows of a capture");
        }
        try {
            Trained trained = train(flows, Selection.of(), runProvenance, Parallel.allCores(), Feedback.none());
            return model(trained);
        } catch (StrayflowException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    public XGBoostModel<Label> train(
            Dataset<Label> examples, Map<String, Provenance> runProvenance, int invocationCount) {
        setInvocationCount(invocationCount);
        return train(examples, runProvenance);
    }

    /**
     * What training gives.
     *
     * @param fitted the detector
     * @param flows what it was trained on
     * @param provenance Tribuo's
     */
    record Trained(FittedTrees fitted, LabelledFlows flows, ModelProvenance provenance) {}

    /**
     * Trains with progress a round; a cancel is heard before every round.
     *
     * @param flows the training rows
     * @param validation rows to stop early by; may be empty
     * @throws LimitException TRAIN-120 when XGBoost does not run on this machine, TRAIN-121 when it fails
     */
    Trained train(LabelledFlows flows, Selection validation, Parallel parallel, Feedback feedback)
            throws StrayflowException {
        return train(flows, validation, Map.of(), parallel, feedback);
    }

    private Trained train(
            LabelledFlows flows,
            Selection validation,
            Map<String, Provenance> runProvenance,
            Parallel parallel,
            Feedback feedback)
            throws StrayflowException {
        TrainerProvenance own;
        synchronized (this) {
            own = getProvenance();
            trainInvocationCounter++;
        }
        ModelProvenance provenance = new ModelProvenance(
                XGBoostModel.class.getName(), ProvenanceText.NO_TIME, flows.getProvenance(), own, runProvenance, false);
        try {
            Boosting boosting = new Boosting(flows, parameters(flows, parallel), parallel, feedback);
            Boosting.Result result = spec instanceof RandomForestSpec
                    ? boosting.forest(parallelTrees)
                    : boosting.boost(numTrees, earlyStopping, validation);
            FittedTrees fitted = FittedTrees.of(
                    spec,
                    flows.targets().kinds(),
                    result.outputs(),
                    parallelTrees,
                    result.curve(),
                    ProvenanceText.of(provenance));
            return new Trained(fitted, flows, provenance);
        } catch (XGBoostError e) {
            String first = e.getMessage() == null
                    ? ""
                    : e.getMessage().lines().findFirst().orElse("");
            throw new LimitException(
                    Problem.of(
                            "TRAIN-121",
                            "XGBoost could not train: " + first + ".",
                            "Train on fewer rows or features, or with fewer or shallower trees."),
                    e);
        } catch (LinkageError e) {
            throw new LimitException(
                    Problem.of(
                            "TRAIN-120",
                            "XGBoost's native library does not run on this machine (" + e + ").",
                            "Train another detector, or train on 64-bit Linux, Windows or macOS (there with libomp)."),
                    e);
        }
    }

    private Map<String, Object> parameters(LabelledFlows flows, Parallel parallel) {
        Map<String, Object> all = new HashMap<>(parameters);
        int kinds = flows.targets().kinds().size();
        if (kinds == 2) {
            all.put("objective", BoostedModel.LOGISTIC);
        } else {
            all.put("objective", BoostedModel.SOFTPROB);
            all.put("num_class", kinds);
        }
        int features = flows.matrix().width();
        all.put("colsample_bynode", nodeFeatureShare == 0 ? Math.sqrt(features) / features : nodeFeatureShare);
        all.put("max_bin", BinnedMatrix.BINS);
        all.put("nthread", parallel.threads());
        return all;
    }

    /** The genuine Tribuo model of what was trained: its native part reads what we write of our own trees. */
    XGBoostModel<Label> model(Trained trained) {
        LabelledFlows flows = trained.flows();
        ImmutableFeatureMap features = flows.getFeatureIDMap();
        ImmutableOutputInfo<Label> outputs = flows.getOutputIDInfo();
        try {
            ClassOrder order = ClassOrder.of(flows);
            byte[] json = XgBoostJson.write(trained.fitted(), flows.matrix().names(), Map.of(), order);
            return createModel(
                    spec.id(),
                    trained.provenance(),
                    features,
                    outputs,
                    List.of(XGBoost.loadModel(json)),
                    flows.targets().kinds().size() == 2
                            ? new BinaryConverter(order.positive())
                            : new XGBoostClassificationConverter());
        } catch (XGBoostError | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public TrainerProvenance getProvenance() {
        return new TrainerProvenanceImpl(this);
    }
}
