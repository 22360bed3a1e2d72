package org.strayflow.ui.vm;

import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.strayflow.eval.Confusion;
import org.strayflow.eval.Curve;
import org.strayflow.eval.Curves;
import org.strayflow.eval.Goal;
import org.strayflow.eval.Histogram;
import org.strayflow.eval.Metrics;
import org.strayflow.eval.Partition;
import org.strayflow.eval.Ranking;
import org.strayflow.store.Operation;
import org.strayflow.task.ConfigurationException;
import org.strayflow.task.Problem;
import org.strayflow.workspace.Analysis;
import org.strayflow.workspace.Workspace;

/**
 * The Threshold room: one threshold, shared by slider, field, charts and keys, and everything that follows from it. Setting
 * {@link #thresholdProperty()} looks every number up at once; what takes longer (curves, importances, another sort order) comes from
 * background jobs, and what a newer job replaces is dropped.
 */
public final class ThresholdViewModel {
    /** How many bins the histogram has. */
    public static final int BINS = 100;

    /** How far an arrow key moves the threshold. */
    public static final double FINE = 0.001;

    /** How far it moves it with Shift. */
    public static final double COARSE = 0.01;

    private final BackgroundJobs jobs;
    private final FlaggedRows flagged;
    private final Explaining explaining;
    private final KindsViewModel kinds;
    private final NumbersViewModel numbers;
    private final Evading evading;
    private final ReadOnlyObjectWrapper<@Nullable Analysis> analysis = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<Partition> partition = new SimpleObjectProperty<>(Partition.ALL);
    private final DoubleProperty threshold = new SimpleDoubleProperty(1);
    private final BooleanProperty adjusting = new SimpleBooleanProperty();
    private final ObjectProperty<GoalKind> goalKind = new SimpleObjectProperty<>(GoalKind.BY_HAND);
    private final DoubleProperty goalNumber = new SimpleDoubleProperty();
    private final ReadOnlyObjectWrapper<@Nullable Problem> goalProblem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyDoubleWrapper tuned = new ReadOnlyDoubleWrapper(Double.NaN);
    private final ReadOnlyStringWrapper tunedText = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable Metrics> metrics = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Charts> charts = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyIntegerWrapper looks = new ReadOnlyIntegerWrapper();
    private @Nullable Analysis recalibrated;
    private final ReadOnlyObjectWrapper<@Nullable FlagRate> flagRate = new ReadOnlyObjectWrapper<>();
    private boolean tuning;

    /**
     * What the charts show of a partition.
     *
     * @param histogram of the scores
     * @param precisionRecall empty without labels
     * @param roc empty without labels
     */
    public record Charts(Histogram histogram, Curve precisionRecall, Curve roc) {}

    /** A room for the analyses of a window. */
    public ThresholdViewModel(Workspace workspace, BackgroundJobs jobs, Moments moments) {
        this.jobs = jobs;
        this.flagged = new FlaggedRows(jobs, moments);
        this.explaining = new Explaining(workspace, jobs);
        this.kinds = new KindsViewModel(jobs);
        this.numbers = new NumbersViewModel(jobs);
        this.evading = new Evading(workspace, jobs);
        threshold.addListener((p, old, now) -> thresholdChanged());
        partition.addListener((p, old, now) -> partitionChanged());
        adjusting.addListener((p, old, now) -> explainFlagged());
        goalKind.addListener((p, old, now) -> goalChanged());
        goalNumber.addListener((p, old, now) -> goalChanged());
    }

    /** Shows an analysis at its model's threshold; {@code null} empties the room. */
    public void show(@Nullable Analysis next) {
        analysis.set(next);
        recalibrated = next != null && next.model().operation().isRecalibrated() ? next : null;
        explaining.show(next);
        evading.show(next);
        flagRate.set(FlagRate.of(next));
        if (next == null) {
            flagged.clear();
            metrics.set(null);
            charts.set(null);
            kinds.show(null, partition.get());
            numbers.show(null, partition.get(), threshold.get(), null);
            return;
        }
        double own = next.model().operation().threshold();
        quietly(() -> {
            showGoal(next.model().operation().goal());
            partition.set(next.reported());
            threshold.set(own);
        });
        tuned.set(own);
        tunedText.set("tuned on " + next.model().operation().tunedOn() + " rows");
        goalProblem.set(null);
        partitionChanged();
    }

    /** Says how often the analysis' test rows have been looked at; 0 when that is not known. */
    void showLooks(int times) {
        looks.set(times);
    }

    private void showGoal(String text) {
        try {
            Goal goal = Goal.parse(text);
            goalKind.set(GoalKind.of(goal));
            goalNumber.set(GoalKind.number(goal));
        } catch (ConfigurationException e) {
            goalKind.set(GoalKind.BY_HAND);
        }
    }

    /** Lets properties change without what follows from each of them. */
    private void quietly(Runnable change) {
        tuning = true;
        try {
            change.run();
        } finally {
            tuning = false;
        }
    }

    private @Nullable Ranking shown() {
        Analysis now = analysis.get();
        return now == null ? null : now.ranking(partition.get()).orElse(null);
    }

    private void thresholdChanged() {
        if (tuning) {
            return;
        }
        if (threshold.get() != tuned.get() && goalKind.get() != GoalKind.BY_HAND) {
            quietly(() -> goalKind.set(GoalKind.BY_HAND));
            tunedText.set("set by hand");
        }
        lookUp();
        explainFlagged();
    }

    private void lookUp() {
        Ranking ranking = shown();
        if (ranking != null) {
            metrics.set(ranking.metricsAt(threshold.get()));
            numbers.show(analysis.get(), partition.get(), threshold.get(), metrics.get());
            flagged.showFlagged(threshold.get());
        }
    }

    private void partitionChanged() {
        Ranking ranking = shown();
        Analysis now = analysis.get();
        if (tuning || ranking == null || now == null) {
            return;
        }
        flagged.show(now, ranking);
        kinds.show(now, partition.get());
        lookUp();
        explainFlagged();
        jobs.start(
                "charts",
                feedback -> new Charts(
                        Histogram.of(ranking, BINS),
                        Curves.precisionRecall(ranking, Curves.POINTS),
                        Curves.roc(ranking, Curves.POINTS)),
                charts::set,
                goalProblem::set);
    }

    /** Importances wait for the end of a drag; they are too slow to follow every pixel of it. */
    private void explainFlagged() {
        if (!tuning && !adjusting.get()) {
            explaining.compare(partition.get(), threshold.get());
            numbers.rest();
        }
    }

    private void goalChanged() {
        if (!tuning) {
            applyGoal();
        }
    }

    /** Moves the threshold to where the chosen goal is reached; says why when it cannot be. */
    public void applyGoal() {
        Analysis now = analysis.get();
        Goal goal = goalKind.get().goal(goalNumber.get());
        goalProblem.set(null);
        if (now == null || goalKind.get() == GoalKind.BY_HAND) {
            return;
        }
        if (goal == null) {
            goalProblem.set(Problem.of("EVAL-302", "This goal needs another number.", "Type one above 0."));
            return;
        }
        try {
            moveTo(now.threshold(goal), "tuned on " + now.tunedOn(goal).title() + " rows");
            recalibrated = null;
        } catch (ConfigurationException e) {
            goalProblem.set(e.problem());
        }
    }

    private void moveTo(double reached, String how) {
        tuned.set(reached);
        tunedText.set(how);
        threshold.set(reached);
    }

    /** Moves the threshold to where the share of these flows is flagged that the model's own threshold promised. */
    public void recalibrate() {
        Analysis now = analysis.get();
        if (now == null) {
            return;
        }
        goalProblem.set(null);
        try {
            Analysis there = now.recalibrated();
            Operation moved = there.model().operation();
            recalibrated = there;
            quietly(() -> showGoal(moved.goal()));
            moveTo(moved.threshold(), "recalibrated by quantile");
        } catch (ConfigurationException e) {
            goalProblem.set(e.problem());
        }
    }

    /** Chooses a goal with the number it starts with. */
    public void chooseGoal(GoalKind kind) {
        quietly(() -> {
            goalNumber.set(kind.usual());
            goalKind.set(kind);
        });
        applyGoal();
    }

    /** Moves the threshold by a step, staying between 0 and 1. */
    public void step(double by) {
        double moved = Math.round((threshold.get() + by) / FINE) * FINE;
        threshold.set(Math.clamp(moved, 0, 1));
    }

    /** Why a goal cannot be chosen now; empty when it can. */
    public String goalBlocked(GoalKind kind) {
        Analysis now = analysis.get();
        boolean labels = now != null && now.capture().labels() != null;
        return kind.needsLabels() && !labels ? "Needs labels, and this capture has none." : "";
    }

    /** The analysis with the threshold as it stands now, to be saved or exported. */
    public @Nullable Analysis operated() {
        Analysis now = analysis.get();
        if (now == null) {
            return null;
        }
        // What was aimed at is kept for as long as nothing moves the threshold.
        if (recalibrated != null && recalibrated.model().operation().threshold() == threshold.get()) {
            return recalibrated;
        }
        Goal goal = goalKind.get().goal(goalNumber.get());
        return now.operatedAt(threshold.get(), goal == null ? new Goal.Threshold(threshold.get()) : goal);
    }

    /** What is shown. */
    public ReadOnlyObjectProperty<@Nullable Analysis> analysisProperty() {
        return analysis.getReadOnlyProperty();
    }

    /** The partitions that can be chosen. */
    public List<Partition> partitions() {
        Analysis now = analysis.get();
        return now == null ? List.of() : now.partitions();
    }

    /** Which rows are shown and counted. */
    public ObjectProperty<Partition> partitionProperty() {
        return partition;
    }

    /** The threshold, 0..1. */
    public DoubleProperty thresholdProperty() {
        return threshold;
    }

    /** Whether the threshold is being dragged: slow consequences wait. */
    public BooleanProperty adjustingProperty() {
        return adjusting;
    }

    /** The goal chosen. */
    public ObjectProperty<GoalKind> goalKindProperty() {
        return goalKind;
    }

    /** The goal's number as typed: per cent for shares. */
    public DoubleProperty goalNumberProperty() {
        return goalNumber;
    }

    /** Why the goal was not reached, or {@code null}. */
    public ReadOnlyObjectProperty<@Nullable Problem> goalProblemProperty() {
        return goalProblem.getReadOnlyProperty();
    }

    /** The threshold that the last goal chose; NaN before there was one. */
    public ReadOnlyDoubleProperty tunedProperty() {
        return tuned.getReadOnlyProperty();
    }

    /** What the threshold of the last goal gives on the rows shown; {@code null} before there was one. */
    public @Nullable Confusion tunedConfusion() {
        Ranking ranking = shown();
        return ranking == null || Double.isNaN(tuned.get()) ? null : ranking.confusionAt(tuned.get());
    }

    /** Which rows the goal was tuned on, in words. */
    public ReadOnlyStringProperty tunedTextProperty() {
        return tunedText.getReadOnlyProperty();
    }

    /** Every number at the threshold. */
    public ReadOnlyObjectProperty<@Nullable Metrics> metricsProperty() {
        return metrics.getReadOnlyProperty();
    }

    /** What the charts show; {@code null} until their job is done. */
    public ReadOnlyObjectProperty<@Nullable Charts> chartsProperty() {
        return charts.getReadOnlyProperty();
    }

    /** The flagged flows. */
    public FlaggedRows flagged() {
        return flagged;
    }

    /** Importances and the contributions of the selected flow. */
    public Explaining explaining() {
        return explaining;
    }

    /** The share flagged here beside the expected one; {@code null} on the capture that the model was trained on. */
    public ReadOnlyObjectProperty<@Nullable FlagRate> flagRateProperty() {
        return flagRate.getReadOnlyProperty();
    }

    /** Starts to look how far the attacks that are flagged among the rows shown can be bent past the threshold as it stands. */
    public void checkEvasion() {
        evading.start(partition.get(), threshold.get());
    }

    /** How far flagged attacks can be bent past the threshold. */
    public Evading evading() {
        return evading;
    }

    /** Every number of the rows shown, with how far it may be trusted. */
    public NumbersViewModel numbers() {
        return numbers;
    }

    /** How well a classifier names the kinds of the rows shown. */
    public KindsViewModel kinds() {
        return kinds;
    }

    /** How often the analysis' test rows have been looked at, this time included; 0 when that is not known. */
    public ReadOnlyIntegerProperty looksProperty() {
        return looks.getReadOnlyProperty();
    }
}
