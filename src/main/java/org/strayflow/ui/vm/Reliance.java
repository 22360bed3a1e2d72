package org.strayflow.ui.vm;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import org.jspecify.annotations.Nullable;
import org.strayflow.detect.FittedTrees;
import org.strayflow.eval.ColumnDrop;
import org.strayflow.eval.DropMeasure;
import org.strayflow.eval.Partition;
import org.strayflow.eval.PermutationImportance;
import org.strayflow.task.JobFeedback;
import org.strayflow.task.Outcome;
import org.strayflow.task.Problem;
import org.strayflow.workspace.Analysis;
import org.strayflow.workspace.Workspace;

/**
 * What a model relies on as a whole: of trees how much each feature lowered the training loss, and of any detector, when asked for, how
 * much worse it gets on held-out rows when the values of a column are dealt out anew. The latter is slow, so it has a start, a progress
 * and a cancel.
 */
public final class Reliance {
    private static final String SLOT = "permutation";

    private final Workspace workspace;
    private final BackgroundJobs jobs;
    private final IntegerProperty repeats = new SimpleIntegerProperty(PermutationImportance.REPEATS);
    private final ReadOnlyObjectWrapper<@Nullable PermutationImportance> measured = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable JobFeedback> running = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<Line>> gains = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Partition> partition = new ReadOnlyObjectWrapper<>(Partition.ALL);
    private @Nullable Analysis analysis;

    /**
     * What a model relies on a column or a feature for.
     *
     * @param name of it
     * @param amount how much
     * @param text the amount as shown, with its spread where there is one
     * @param exact the amount in full precision, and what it means
     */
    public record Line(String name, double amount, String text, String exact) {}

    Reliance(Workspace workspace, BackgroundJobs jobs) {
        this.workspace = workspace;
        this.jobs = jobs;
    }

    void show(@Nullable Analysis next) {
        cancel();
        analysis = next;
        // What still runs was asked of another model: nobody waits for it.
        jobs.start(SLOT, feedback -> true, nothing -> {});
        running.set(null);
        measured.set(null);
        problem.set(null);
        partition.set(next == null ? Partition.ALL : next.reported());
        gains.set(next == null ? List.of() : gains(next));
    }

    private static List<Line> gains(Analysis analysis) {
        if (!(analysis.model().detector() instanceof FittedTrees trees)) {
            return List.of();
        }
        double[] shares = trees.gainShares();
        List<Line> lines = new ArrayList<>();
        for (int feature = 0; feature < shares.length; feature++) {
            if (shares[feature] > 0) {
                lines.add(new Line(
                        analysis.matrix().names().get(feature),
                        shares[feature],
                        Formats.percent(shares[feature]),
                        "its cuts took away " + Formats.percent(shares[feature])
                                + " of what all cuts took away of the training loss"));
            }
        }
        lines.sort(Comparator.comparingDouble(line -> -line.amount()));
        return lines;
    }

    /** Starts to deal out every column; an earlier run is replaced. */
    public void start() {
        Analysis now = analysis;
        if (now == null) {
            return;
        }
        cancel();
        problem.set(null);
        int times = Math.clamp(repeats.get(), 1, PermutationImportance.MOST_REPEATS);
        PermutationImportance.Question usual = PermutationImportance.Question.of(
                DropMeasure.suiting(now.ranking(partition.get()).orElseThrow()));
        PermutationImportance.Question question =
                new PermutationImportance.Question(usual.measure(), times, usual.mostRows(), usual.seed());
        running.set(jobs.start(SLOT, workspace.permutation(now, partition.get(), question), this::ended));
    }

    private void ended(Outcome<PermutationImportance> outcome) {
        running.set(null);
        switch (outcome) {
            case Outcome.Done<PermutationImportance> done -> measured.set(done.value());
            case Outcome.Failed<PermutationImportance> failed -> problem.set(failed.problem());
            case Outcome.Cancelled<PermutationImportance> cancelled -> {}
        }
    }

    /** Stops dealing out; what was measured before stays. */
    public void cancel() {
        JobFeedback now = running.get();
        if (now != null) {
            now.cancel();
        }
    }

    /** The columns as they are shown, the most relied on first; none before they are measured. */
    public List<Line> drops() {
        PermutationImportance now = measured.get();
        return now == null
                ? List.of()
                : now.columns().stream().map(drop -> line(now, drop)).toList();
    }

    private static Line line(PermutationImportance importance, ColumnDrop drop) {
        boolean spread = importance.repeats() > 1;
        String what = importance.measure() == DropMeasure.SCORE_CHANGE
                ? "scores change by " + drop.mean() + " on the mean"
                : importance.measure().title() + " drops by " + drop.mean() + " on the mean; scores change by "
                        + Formats.significant(drop.scoreChange());
        return new Line(
                drop.column(),
                drop.mean(),
                Formats.fixed(drop.mean()) + (spread ? " ± " + Formats.fixed(drop.deviation()) : ""),
                what + (spread ? "\nstandard deviation of the repeats " + drop.deviation() : ""));
    }

    /** What was measured, on which rows and how often, in words; empty before. */
    public String summary() {
        PermutationImportance now = measured.get();
        if (now == null) {
            return "";
        }
        String which = partition.get() == Partition.ALL ? "" : partition.get().title() + " ";
        String rows = now.isSampled()
                ? Formats.count(now.used()) + " of " + Formats.count(now.rows()) + " " + which + "rows, drawn at random"
                : Formats.count(now.used()) + " " + which + (now.used() == 1 ? "row" : "rows");
        String what = now.measure() == DropMeasure.SCORE_CHANGE
                ? "Mean change of the score"
                : "Drop of the " + now.measure().title() + ", " + Formats.ratio(now.before()) + " as they are";
        return what + "; " + rows + "; " + Formats.counted(now.repeats(), "repeat", "repeats");
    }

    /** How often each column is dealt out, 1 to {@link PermutationImportance#MOST_REPEATS}. */
    public IntegerProperty repeatsProperty() {
        return repeats;
    }

    /** Which rows are looked at: those that numbers are reported of. */
    public ReadOnlyObjectProperty<Partition> partitionProperty() {
        return partition.getReadOnlyProperty();
    }

    /** What was measured last; {@code null} before. */
    public ReadOnlyObjectProperty<@Nullable PermutationImportance> measuredProperty() {
        return measured.getReadOnlyProperty();
    }

    /** The job that deals out; {@code null} when none does. */
    public ReadOnlyObjectProperty<@Nullable JobFeedback> runningProperty() {
        return running.getReadOnlyProperty();
    }

    /** Why nothing was measured, or {@code null}. */
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Each feature's share of what the cuts took away of the training loss; empty of a detector that is not made of trees fitted so. */
    public ReadOnlyObjectProperty<List<Line>> gainsProperty() {
        return gains.getReadOnlyProperty();
    }
}
