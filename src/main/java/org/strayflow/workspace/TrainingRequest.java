package org.strayflow.workspace;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.strayflow.detect.DetectorSpec;
import org.strayflow.eval.Goal;
import org.strayflow.eval.Split;
import org.strayflow.feature.Finding;
import org.strayflow.feature.Fix;
import org.strayflow.feature.PreparationPlan;
import org.strayflow.feature.RowRule;
import org.strayflow.flow.Labels;
import org.strayflow.flow.Role;
import org.strayflow.io.Capture;
import org.strayflow.task.ConfigurationException;
import org.strayflow.task.Parallel;
import org.strayflow.task.Problem;

/**
 * Everything that decides how a detector is trained: the same request on the same capture gives the same model, byte for byte, for
 * any number of threads.
 *
 * @param spec the detector and its settings
 * @param trainOn which of the training rows it sees
 * @param features names of the columns it may use
 * @param seed of the split and of the detector
 * @param trainShare share of each kind's rows to train on, where the capture has labels
 * @param validationShare share to tune the threshold on; what is left is the test
 * @param goal how the threshold is chosen
 * @param parallel threads to use
 * @param fixes what is left out because of findings; see {@link #withFixes}
 * @param preparation how features are made of the columns
 * @param split how labelled rows are divided
 * @param goalAsked whether somebody asked for the goal; one that nobody asked for gives way where it cannot be reached
 */
public record TrainingRequest(
        DetectorSpec spec,
        TrainOn trainOn,
        List<String> features,
        long seed,
        double trainShare,
        double validationShare,
        Goal goal,
        Parallel parallel,
        List<FixTaken> fixes,
        PreparationPlan preparation,
        SplitChoice split,
        boolean goalAsked) {
    /** Share of benign rows that may be flagged by the usual goal. */
    public static final double USUAL_FALSE_POSITIVE_RATE = 0.01;

    /** Share of rows that the usual goal flags where there are no labels. */
    public static final double USUAL_SHARE = 0.01;

    /** A larger share of attacks is warned of when a detector is to be trained on all rows. */
    public static final double MANY_ATTACKS = 0.1;

    /** Copies the lists. */
    public TrainingRequest {
        features = List.copyOf(features);
        fixes = List.copyOf(fixes);
    }

    /**
     * What a capture suggests: benign rows where there are labels, all rows where not; a fixed false-positive rate where rows are
     * labelled as benign, a share of the rows without such labels.
     */
    public static TrainingRequest suggestedFor(Capture capture, DetectorSpec spec) {
        Labels labels = capture.labels();
        boolean benign = labels != null && labels.benign() > 0;
        return new TrainingRequest(
                spec,
                benign ? TrainOn.BENIGN : TrainOn.ALL,
                capture.table().namesOf(Role.FEATURE),
                1,
                Split.TRAIN,
                Split.VALIDATION,
                suggestedGoal(labels),
                Parallel.allCores(),
                List.of(),
                spec.preparation(),
                SplitChoice.suggested(),
                false);
    }

    private static Goal suggestedGoal(@Nullable Labels labels) {
        if (labels == null || labels.benign() == 0) {
            return new Goal.TopShare(USUAL_SHARE);
        }
        return new Goal.FalsePositiveRate(USUAL_FALSE_POSITIVE_RATE);
    }

    /**
     * The warning for training on all rows when the labels say that attacks are many: an isolation forest then takes them for normal.
     */
    public static Optional<Problem> adviceOnAllRows(Labels labels) {
        double share = (double) labels.attacks() / Math.max(1, labels.attacks() + labels.benign());
        if (share <= MANY_ATTACKS) {
            return Optional.empty();
        }
        return Optional.of(Problem.of(
                "TRAIN-103",
                Math.round(100 * share)
                        + " % of the labelled flows are attacks: a detector trained on all rows takes them for normal.",
                "Train on benign rows."));
    }

    /**
     * With other settings of the detector, or another detector; the features are made as is usual for it, unless they were made
     * otherwise than is usual for the one before.
     */
    public TrainingRequest withSpec(DetectorSpec other) {
        return new TrainingRequest(
                other,
                trainOn,
                features,
                seed,
                trainShare,
                validationShare,
                goal,
                parallel,
                fixes,
                preparation.equals(spec.preparation()) ? other.preparation() : preparation,
                split,
                goalAsked);
    }

    /** With features made another way. */
    public TrainingRequest withPreparation(PreparationPlan other) {
        return new TrainingRequest(
                spec,
                trainOn,
                features,
                seed,
                trainShare,
                validationShare,
                goal,
                parallel,
                fixes,
                other,
                split,
                goalAsked);
    }

    /** With the rows divided another way. */
    public TrainingRequest withSplit(SplitChoice other) {
        return new TrainingRequest(
                spec,
                trainOn,
                features,
                seed,
                trainShare,
                validationShare,
                goal,
                parallel,
                fixes,
                preparation,
                other,
                goalAsked);
    }

    /**
     * With other shares.
     *
     * @throws ConfigurationException {@code CONF-155} when they make no sense
     */
    public TrainingRequest withShares(double train, double validation) throws ConfigurationException {
        if (!(train > 0 && validation >= 0 && train + validation <= 1)) {
            throw new ConfigurationException(Problem.of(
                    "CONF-155",
                    "The shares " + train + " for training and " + validation + " for validation make no sense.",
                    "Together they are 1 at most, what is left is the test; for example 0.6 and 0.2."));
        }
        return new TrainingRequest(
                spec, trainOn, features, seed, train, validation, goal, parallel, fixes, preparation, split, goalAsked);
    }

    /** On other rows. */
    public TrainingRequest withTrainOn(TrainOn other) {
        return new TrainingRequest(
                spec,
                other,
                features,
                seed,
                trainShare,
                validationShare,
                goal,
                parallel,
                fixes,
                preparation,
                split,
                goalAsked);
    }

    /** With other features. */
    public TrainingRequest withFeatures(List<String> names) {
        return new TrainingRequest(
                spec,
                trainOn,
                names,
                seed,
                trainShare,
                validationShare,
                goal,
                parallel,
                fixes,
                preparation,
                split,
                goalAsked);
    }

    /** With another seed. */
    public TrainingRequest withSeed(long other) {
        return new TrainingRequest(
                spec,
                trainOn,
                features,
                other,
                trainShare,
                validationShare,
                goal,
                parallel,
                fixes,
                preparation,
                split,
                goalAsked);
    }

    /** With another goal, which somebody asks for: where it cannot be reached, the training fails. */
    public TrainingRequest withGoal(Goal other) {
        return withGoal(other, true);
    }

    /** With another goal that nobody asks for. */
    TrainingRequest withUsualGoal(Goal other) {
        return withGoal(other, false);
    }

    private TrainingRequest withGoal(Goal other, boolean asked) {
        return new TrainingRequest(
                spec,
                trainOn,
                features,
                seed,
                trainShare,
                validationShare,
                other,
                parallel,
                fixes,
                preparation,
                split,
                asked);
    }

    /** With another number of threads. */
    public TrainingRequest withParallel(Parallel other) {
        return new TrainingRequest(
                spec,
                trainOn,
                features,
                seed,
                trainShare,
                validationShare,
                goal,
                other,
                fixes,
                preparation,
                split,
                goalAsked);
    }

    /**
     * With the fixes of the chosen findings, in the place of those it had: their columns are taken from the features, their rows are
     * kept away from training, tuning and test. A finding without such a fix changes nothing. Nothing but the request is changed.
     *
     * @throws ConfigurationException {@code TRAIN-109} when no feature would be left
     */
    public TrainingRequest withFixes(List<Finding> chosen) throws ConfigurationException {
        List<FixTaken> taken = new ArrayList<>();
        Set<String> columns = new HashSet<>();
        for (Finding finding : chosen) {
            Optional<Fix> fix = finding.possibleFix();
            if (fix.orElse(null) instanceof Fix.LeaveOut out) {
                taken.add(new FixTaken(finding.code(), out));
            }
            if (fix.orElse(null) instanceof Fix.LeaveOutColumns out) {
                columns.addAll(out.columns());
            }
        }
        List<String> left =
                features.stream().filter(name -> !columns.contains(name)).toList();
        if (left.isEmpty() && !features.isEmpty()) {
            throw new ConfigurationException(Problem.of(
                    "TRAIN-109",
                    "The chosen fixes leave no feature to train on.",
                    "Choose fewer of them: they would leave out "
                            + taken.stream().map(FixTaken::code).collect(Collectors.joining(", ")) + "."));
        }
        return new TrainingRequest(
                spec,
                trainOn,
                left,
                seed,
                trainShare,
                validationShare,
                goal,
                parallel,
                taken,
                preparation,
                split,
                goalAsked);
    }

    /** The rules of the fixes that leave out rows, in order. */
    List<RowRule> rowRules() {
        return fixes.stream()
                .map(FixTaken::fix)
                .filter(Fix.LeaveOutRows.class::isInstance)
                .map(fix -> ((Fix.LeaveOutRows) fix).rule())
                .toList();
    }
}
