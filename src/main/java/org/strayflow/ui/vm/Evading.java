package org.strayflow.ui.vm;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.strayflow.eval.Partition;
import org.strayflow.probe.Attempt;
import org.strayflow.probe.Control;
import org.strayflow.probe.EvasionCheck;
import org.strayflow.probe.KindEvasion;
import org.strayflow.task.JobFeedback;
import org.strayflow.task.Outcome;
import org.strayflow.task.Problem;
import org.strayflow.workspace.Analysis;
import org.strayflow.workspace.Workspace;

/** How far flagged attacks can be bent past the threshold: asked for, for it takes a while. */
public final class Evading {
    private static final String SLOT = "evading";

    private final Workspace workspace;
    private final BackgroundJobs jobs;
    private final ReadOnlyObjectWrapper<@Nullable EvasionCheck> check = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable JobFeedback> running = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private @Nullable Analysis analysis;
    private Partition partition = Partition.ALL;

    /**
     * A flow that passes.
     *
     * @param kind its label
     * @param row counted from 1, as shown
     * @param scores before and after, as shown
     * @param budget the smallest with which it passes, as shown
     * @param bend what is done to it, in words
     * @param changes every column that changed, a line each
     */
    public record Passed(String kind, String row, String scores, String budget, String bend, String changes) {}

    Evading(Workspace workspace, BackgroundJobs jobs) {
        this.workspace = workspace;
        this.jobs = jobs;
    }

    void show(@Nullable Analysis next) {
        cancel();
        analysis = next;
        // What still runs was asked of another model: nobody waits for it.
        jobs.start(SLOT, feedback -> true, nothing -> {});
        running.set(null);
        check.set(null);
        problem.set(null);
    }

    /** Starts to bend the attacks that a threshold flags; an earlier run is replaced. */
    void start(Partition rows, double threshold) {
        Analysis now = analysis;
        if (now == null) {
            return;
        }
        cancel();
        problem.set(null);
        running.set(jobs.start(
                SLOT,
                workspace.probe(now, rows, threshold, EvasionCheck.Question.usual()),
                outcome -> ended(outcome, rows)));
    }

    private void ended(Outcome<EvasionCheck> outcome, Partition rows) {
        running.set(null);
        switch (outcome) {
            case Outcome.Done<EvasionCheck> done -> {
                partition = rows;
                check.set(done.value());
            }
            case Outcome.Failed<EvasionCheck> failed -> problem.set(failed.problem());
            case Outcome.Cancelled<EvasionCheck> cancelled -> {}
        }
    }

    /** Stops; what was found before stays. */
    public void cancel() {
        JobFeedback now = running.get();
        if (now != null) {
            now.cancel();
        }
    }

    /** What was found and of which rows, in words; empty before. */
    public String summary() {
        EvasionCheck now = check.get();
        if (now == null) {
            return "";
        }
        int flagged = now.kinds().stream().mapToInt(KindEvasion::flagged).sum();
        int last = now.question().budgets().size() - 1;
        String rows = partition == Partition.ALL ? "" : partition.title() + " ";
        String what = now.controls().stream().sorted().map(Control::title).collect(Collectors.joining(", "));
        return Formats.count(now.passing(last)) + " of " + Formats.counted(now.tried(), "flow", "flows")
                + " pass the threshold "
                + Formats.ratio(now.threshold()) + " ("
                + Formats.counted(flagged, "flagged " + rows + "row", "flagged " + rows + "rows")
                + "). They may have " + what
                + "; with a budget of +0.5 half as much again of each. In per cent of the bent flows:";
    }

    /** The budgets that were asked for; the usual ones before. */
    public List<Double> budgets() {
        EvasionCheck now = check.get();
        return now == null
                ? EvasionCheck.Question.USUAL_BUDGETS
                : now.question().budgets();
    }

    /** What the flows of a kind that pass have used, in words. */
    public static String uses(KindEvasion kind) {
        List<String> uses = new ArrayList<>();
        for (Control control : Control.values()) {
            int count = kind.uses().getOrDefault(control, 0);
            if (count > 0) {
                uses.add(control.title() + " in " + Formats.count(count));
            }
        }
        String pass = uses.isEmpty() ? "none passes" : "those that pass have " + String.join(", ", uses);
        return kind(kind.kind()) + ": " + Formats.count(kind.tried()) + " of " + Formats.count(kind.flagged())
                + " flagged flows were bent; " + pass;
    }

    /** A kind as shown. */
    public static String kind(String kind) {
        return kind.isEmpty() ? "(no label)" : kind;
    }

    /** A budget as shown: {@code +0.25}. */
    public static String budget(double budget) {
        return "+" + Formats.significant(budget);
    }

    /** The flows that pass, those with the smallest budget first. */
    public List<Passed> passed() {
        EvasionCheck now = check.get();
        if (now == null) {
            return List.of();
        }
        return now.attempts().stream()
                .filter(attempt -> attempt.budget() != Attempt.HELD)
                .sorted(Comparator.comparingInt(Attempt::budget).thenComparingInt(Attempt::row))
                .map(attempt -> passed(now, attempt))
                .toList();
    }

    private static Passed passed(EvasionCheck check, Attempt attempt) {
        return new Passed(
                kind(attempt.kind()),
                Formats.count(attempt.row() + 1L),
                Formats.ratio(attempt.before()) + " → " + Formats.ratio(attempt.after()),
                budget(check.question().budgets().get(attempt.budget())),
                attempt.bend().text(),
                attempt.changes().stream()
                        .map(change -> change.column() + ": " + Formats.cell(change.before()) + " → "
                                + Formats.cell(change.after()))
                        .collect(Collectors.joining("\n")));
    }

    /** What was found last; {@code null} before. */
    public ReadOnlyObjectProperty<@Nullable EvasionCheck> checkProperty() {
        return check.getReadOnlyProperty();
    }

    /** The job that bends flows; {@code null} when none does. */
    public ReadOnlyObjectProperty<@Nullable JobFeedback> runningProperty() {
        return running.getReadOnlyProperty();
    }

    /** Why nothing was found out, or {@code null}. */
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
