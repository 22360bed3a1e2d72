package org.strayflow.workspace;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.strayflow.detect.Explanation;
import org.strayflow.detect.Scores;
import org.strayflow.eval.Goal;
import org.strayflow.eval.Intervals;
import org.strayflow.eval.KindMetrics;
import org.strayflow.eval.Partition;
import org.strayflow.eval.Ranking;
import org.strayflow.eval.Split;
import org.strayflow.eval.TimeBlocks;
import org.strayflow.feature.FeatureMatrix;
import org.strayflow.feature.FeatureSketch;
import org.strayflow.feature.PreparedFeature;
import org.strayflow.feature.TypicalRange;
import org.strayflow.flow.Labels;
import org.strayflow.io.Capture;
import org.strayflow.store.ModelBundle;
import org.strayflow.store.Operation;
import org.strayflow.task.ConfigurationException;
import org.strayflow.task.Feedback;
import org.strayflow.task.Job;
import org.strayflow.task.Problem;
import org.strayflow.task.StrayflowException;

/**
 * A capture scored by a model: everything the Threshold room, {@code evaluate} and {@code score} look at. Immutable.
 *
 * <p>Where the capture is the very one that the model was trained on, the training's split is made again, so that thresholds are tuned
 * on validation rows and numbers come from test rows; of another capture there is only {@link Partition#ALL}.
 */
public final class Analysis {
    /** So many rows are drawn for intervals, all resamples together, before there are fewer resamples. */
    private static final int RESAMPLED_ROWS = 200_000_000;

    private static final int FEWEST_RESAMPLES = 50;

    private final Capture capture;
    private final ModelBundle model;
    private final FeatureMatrix matrix;
    private final Scores scores;
    private final Split split;
    private final Map<Partition, Ranking> rankings;
    private final CaptureTime time;

    private Analysis(
            Capture capture,
            ModelBundle model,
            FeatureMatrix matrix,
            Scores scores,
            Split split,
            Map<Partition, Ranking> rankings,
            CaptureTime time) {
        this.time = time;
        this.capture = capture;
        this.model = model;
        this.matrix = matrix;
        this.scores = scores;
        this.split = split;
        this.rankings = rankings;
    }

    /** Ranks the scores in every partition that has rows. */
    static Map<Partition, Ranking> rank(Capture capture, Split split, float[] scores, Feedback feedback)
            throws StrayflowException {
        Map<Partition, Ranking> rankings = new EnumMap<>(Partition.class);
        for (Partition partition : Partition.values()) {
            if (partition == Partition.ALL || !split.rows(partition).isEmpty()) {
                Feedback part = feedback.sub(1.0 / Partition.values().length);
                rankings.put(
                        partition,
                        Ranking.of(scores, capture.labels(), split.rows(partition))
                                .run(part));
            }
        }
        return rankings;
    }

    static Analysis of(
            Capture capture,
            ModelBundle model,
            FeatureMatrix matrix,
            Scores scores,
            Split split,
            Map<Partition, Ranking> rankings) {
        return new Analysis(capture, model, matrix, scores, split, rankings, new CaptureTime(capture.table()));
    }

    /** What was scored. */
    public Capture capture() {
        return capture;
    }

    /** What scored it. */
    public ModelBundle model() {
        return model;
    }

    /** The capture's features as the model takes them. */
    public FeatureMatrix matrix() {
        return matrix;
    }

    /** The score of a row, 0..1, higher = more unusual. */
    public float score(int row) {
        return scores.values()[row];
    }

    /** What the detector says of every flow. */
    public Scores scores() {
        return scores;
    }

    /** How the rows are divided. */
    public Split split() {
        return split;
    }

    /** The partitions that have rows, {@link Partition#ALL} first. */
    public List<Partition> partitions() {
        return List.copyOf(rankings.keySet());
    }

    /** The ranking of a partition's rows; empty when it has none. */
    public Optional<Ranking> ranking(Partition partition) {
        return Optional.ofNullable(rankings.get(partition));
    }

    /** The ranking of all rows. */
    public Ranking ranking() {
        return ranking(Partition.ALL).orElseThrow();
    }

    /** Where numbers are reported: test rows where there are some, else all rows. */
    public Partition reported() {
        return rankings.containsKey(Partition.TEST) ? Partition.TEST : Partition.ALL;
    }

    /**
     * Where goals that need labels choose their threshold: validation rows where there are some, else training rows, never test rows.
     * Without a split all rows.
     */
    public Partition tunedOn() {
        return tunedOn(split);
    }

    private static Partition tunedOn(Split split) {
        return Stream.of(Partition.VALIDATION, Partition.TRAINING)
                .filter(partition -> !split.rows(partition).isEmpty())
                .findFirst()
                .orElse(Partition.ALL);
    }

    /**
     * The threshold that reaches a goal. Goals that need no labels (so many rows, such a share) speak of the rows an analyst will look
     * at and are tuned on all of them.
     *
     * @throws ConfigurationException when the goal cannot be reached; see {@link Goal#thresholdOn}
     */
    public double threshold(Goal goal) throws ConfigurationException {
        Partition partition = tunedOn(goal);
        // Only a goal that asks for days is worth the look at all times.
        Goal.Context context = goal instanceof Goal.Budget ? context(partition) : Goal.Context.none();
        return goal.thresholdOn(ranking(partition).orElseThrow(), context);
    }

    /**
     * The same analysis whose model has the threshold that reaches a goal.
     *
     * @throws ConfigurationException when the goal cannot be reached
     */
    public Analysis tuned(Goal goal) throws ConfigurationException {
        return operatedAt(threshold(goal), goal);
    }

    /** The same analysis whose model has a threshold, with the goal that it came from. */
    public Analysis operatedAt(double threshold, Goal goal) {
        Operation operation = new Operation(
                threshold,
                goal.text(),
                tunedOn(goal).title(),
                reported().title(),
                ranking(reported()).orElseThrow().metricsAt(threshold),
                Operation.NO_AIM);
        return with(operation);
    }

    /** The same analysis at the model's own threshold, with the numbers that it reaches on this capture. */
    public Analysis atOwnThreshold() {
        Operation own = model.operation();
        Operation here = new Operation(
                own.threshold(),
                own.goal(),
                own.tunedOn(),
                reported().title(),
                ranking(reported()).orElseThrow().metricsAt(own.threshold()),
                own.aim());
        return with(here);
    }

    private Analysis with(Operation operation) {
        return new Analysis(capture, model.withOperation(operation), matrix, scores, split, rankings, time);
    }

    /** Where {@link #threshold} looks for a goal. */
    public Partition tunedOn(Goal goal) {
        return tunedOn(goal, split);
    }

    /** Where a goal looks for its threshold when rows are divided so. */
    static Partition tunedOn(Goal goal, Split split) {
        return goal.needsLabels() ? tunedOn(split) : Partition.ALL;
    }

    /** Whether the capture holds other files than those that the model was trained on. */
    public boolean ofAnotherCapture() {
        return !Scoring.sameContent(capture, model.training());
    }

    /**
     * The share of flows that the model's threshold would flag among rows like those it was fitted on; after {@link #recalibrated} the
     * share that was aimed at. Where the share that is flagged here is far from it, the threshold wants to be chosen anew. NaN of a
     * model that was trained elsewhere.
     */
    public double expectedFlaggedShare() {
        Operation own = model.operation();
        return own.isRecalibrated() ? own.aim() : ScoreQuantiles.shareFrom(model.scoreQuantiles(), own.threshold());
    }

    /**
     * The same analysis at the threshold that flags about the share of these flows which {@link #expectedFlaggedShare} promised: where
     * another network scores higher or lower throughout, the threshold moves along. Where flows of equal score lie across the share, the
     * nearest possible one is flagged, be it more or fewer. The goal is then {@link Goal.TopShare}.
     *
     * @throws ConfigurationException {@code EVAL-207} when the model's threshold would have flagged none of the rows it was fitted on,
     *     {@code EVAL-231} when it is not known how many, because the model was trained elsewhere
     */
    public Analysis recalibrated() throws ConfigurationException {
        double expected = expectedFlaggedShare();
        if (Double.isNaN(expected)) {
            throw new ConfigurationException(Problem.of(
                    "EVAL-231",
                    "The model was trained elsewhere: how many of its training rows it would flag is not known.",
                    "Choose a goal, for example share=0.01."));
        }
        if (!(expected > 0)) {
            throw new ConfigurationException(Problem.of(
                    "EVAL-207",
                    "The model's threshold " + model.operation().threshold()
                            + " is above every score of the rows it was fitted on: there is no share to flag here.",
                    "Choose a goal, for example share=0.01."));
        }
        Goal goal = new Goal.TopShare(expected);
        Operation moved =
                operatedAt(ranking().thresholdNear(expected), goal).model.operation();
        return with(moved.aimedAt(expected));
    }

    /**
     * How unusual a score is among the rows that the model was fitted on.
     *
     * @return the share of them that score lower, 0..1; NaN of a model that was trained elsewhere
     */
    public double unusualness(double score) {
        return 1 - ScoreQuantiles.shareFrom(model.scoreQuantiles(), score);
    }

    /** When the flows were. The first call looks at the time of every flow. */
    public TimeBlocks times() {
        return time.blocks();
    }

    /** How many days of capture the rows of a partition stand for: its share of all rows; empty when times are not known. */
    public OptionalDouble days(Partition partition) {
        double days = times().days();
        int rows = ranking(partition).map(Ranking::size).orElse(0);
        return days > 0 && rows > 0 ? OptionalDouble.of(days * rows / ranking().size()) : OptionalDouble.empty();
    }

    /** What goals may need to know of a partition beside its ranking. */
    public Goal.Context context(Partition partition) {
        return new Goal.Context(days(partition));
    }

    /** How many of the reported rows the model's threshold flags for each day of capture; empty when times are not known. */
    public OptionalDouble flagsPerDay() {
        OptionalDouble days = days(reported());
        int flagged = model.operation().metrics().flagged();
        return days.isPresent() ? OptionalDouble.of(flagged / days.getAsDouble()) : days;
    }

    /** How well a classifier names the kinds of a partition's rows; empty of a novelty detector and without labels. */
    public Optional<Job<KindMetrics>> kindMetrics(Partition partition) {
        Labels labels = capture.labels();
        if (labels == null || !rankings.containsKey(partition)) {
            return Optional.empty();
        }
        return scores.predictions().map(kinds -> KindMetrics.of(kinds, labels, split.rows(partition)));
    }

    /** How far the reported numbers at the model's threshold may be trusted; see {@link Intervals}. */
    public Job<Intervals> intervals() {
        return intervals(reported(), model.operation().threshold());
    }

    /** The same for the rows of a partition at another threshold. */
    public Job<Intervals> intervals(Partition partition, double threshold) {
        Ranking ranking = ranking(partition).orElseThrow();
        int resamples =
                Math.min(Intervals.RESAMPLES, Math.max(FEWEST_RESAMPLES, RESAMPLED_ROWS / Math.max(1, ranking.size())));
        return feedback ->
                Intervals.of(ranking, threshold, times(), resamples, 1).run(feedback);
    }

    /**
     * Where a feature's values usually are in benign flows: from 5 % to 95 % of the benign training rows, of all training rows where none
     * was labelled as benign.
     *
     * @return empty for a feature made of a text and for one without values
     */
    public Optional<TypicalRange> typical(String feature) {
        return model.preparation().features().stream()
                .filter(prepared -> prepared.name().equals(feature) && prepared.kind() == PreparedFeature.Kind.NUMBER)
                .findFirst()
                .flatMap(prepared -> model.sketches().stream()
                        .filter(sketch -> sketch.feature().equals(prepared.column()))
                        .findFirst())
                .flatMap(FeatureSketch::typical);
    }

    /** Why a row has its score. */
    public Explanation explain(int row) {
        return model.detector().explain(matrix, row);
    }
}
