package org.strayflow.ui.vm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import org.jspecify.annotations.Nullable;
import org.strayflow.eval.Interval;
import org.strayflow.eval.Intervals;
import org.strayflow.eval.Metrics;
import org.strayflow.eval.Partition;
import org.strayflow.eval.Ranking;
import org.strayflow.task.Job;
import org.strayflow.task.JobFeedback;
import org.strayflow.task.Outcome;
import org.strayflow.task.Problem;
import org.strayflow.workspace.Analysis;

/**
 * Every number of the rows shown, how far it may be trusted and what it would be elsewhere. Numbers follow the threshold at once, their
 * intervals when it rests. Nothing is counted while nobody looks.
 */
public final class NumbersViewModel {
    /** Attacks among the flows of a network, in per cent, as long as the analyst does not say. */
    public static final double USUAL_PERCENT = 0.1;

    private static final String SLOT = "intervals";
    private static final String COUNTING = "…";

    private final BackgroundJobs jobs;
    private final UnseenNumbers unseen;
    private final ReadOnlyBooleanWrapper repeats = new ReadOnlyBooleanWrapper();
    private final DoubleProperty percent = new SimpleDoubleProperty(USUAL_PERCENT);
    private final BooleanProperty wanted = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<List<Line>> lines = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");
    private @Nullable Analysis analysis;
    private @Nullable Metrics metrics;
    private @Nullable Counted counted;
    private @Nullable Problem failed;
    private @Nullable JobFeedback counting;
    private Partition partition = Partition.ALL;
    private double threshold;
    private boolean resting;

    /**
     * A number.
     *
     * @param name of it
     * @param value as shown
     * @param interval its 95 % interval as shown; empty where there is none
     * @param unseen the same number of the test rows that equal no training row; empty where it is not another one
     * @param meaning what it says
     */
    public record Line(String name, String value, String interval, String unseen, String meaning) {}

    /**
     * What takes its time.
     *
     * @param intervals none without labels
     * @param days of capture that the rows stand for; none where times are not known
     */
    private record Counted(Optional<Intervals> intervals, OptionalDouble days) {}

    NumbersViewModel(BackgroundJobs jobs) {
        this.jobs = jobs;
        this.unseen = new UnseenNumbers(jobs, this::show);
        wanted.addListener((p, was, is) -> {
            show();
            count();
        });
        percent.addListener((p, was, is) -> show());
    }

    /** Shows the numbers at a threshold; {@code null} shows none. */
    void show(@Nullable Analysis next, Partition rows, double at, @Nullable Metrics numbers) {
        if (next != analysis || rows != partition || at != threshold) {
            stop();
        }
        unseen.forgetOthers(next);
        analysis = next;
        partition = rows;
        threshold = at;
        metrics = numbers;
        show();
    }

    /** The threshold stays where it is, for the time being. */
    void rest() {
        resting = true;
        count();
    }

    private void stop() {
        if (counting != null) {
            counting.cancel();
        }
        counting = null;
        counted = null;
        failed = null;
        resting = false;
    }

    private void count() {
        Analysis now = analysis;
        if (now == null || !resting || !wanted.get()) {
            return;
        }
        unseen.want(now, partition);
        if (counted != null || counting != null) {
            return;
        }
        Partition rows = partition;
        double at = threshold;
        boolean labels = hasLabels();
        Job<Counted> job = feedback -> new Counted(
                labels ? Optional.of(now.intervals(rows, at).run(feedback)) : Optional.empty(), now.days(rows));
        counting = jobs.start(SLOT, job, outcome -> {
            if (analysis == now && partition == rows && threshold == at) {
                ended(outcome);
            }
        });
    }

    private void ended(Outcome<Counted> outcome) {
        counting = null;
        switch (outcome) {
            case Outcome.Done<Counted> done -> counted = done.value();
            case Outcome.Failed<Counted> f -> failed = f.problem();
            case Outcome.Cancelled<Counted> c -> {}
        }
        show();
    }

    /** Whether intervals are on their way, those of an earlier threshold too. */
    boolean isCounting() {
        return jobs.isBusy(SLOT);
    }

    private boolean hasLabels() {
        return metrics != null && metrics.hasLabels();
    }

    private void show() {
        Analysis now = analysis;
        Metrics at = metrics;
        if (!wanted.get() || now == null || at == null) {
            lines.set(List.of());
            note.set("");
            repeats.set(false);
            return;
        }
        repeats.set(at.hasLabels() && unseen.repeats(now, partition) > 0);
        List<Line> next = new ArrayList<>();
        now.ranking(partition).filter(ranking -> at.hasLabels()).ifPresent(ranking -> labelled(next, at, ranking));
        if (counted != null && counted.days().isPresent()) {
            next.add(new Line(
                    "Flagged a day",
                    Formats.compact(at.flagged() / counted.days().getAsDouble()),
                    "",
                    "",
                    "flagged flows for each day of capture that these rows stand for"));
        }
        double above = now.unusualness(threshold);
        if (!Double.isNaN(above)) {
            next.add(new Line(
                    "Training flows below",
                    Formats.percent(above),
                    "",
                    "",
                    "share of the training rows that score lower"));
        }
        lines.set(List.copyOf(next));
        note.set(noteText());
    }

    private void labelled(List<Line> next, Metrics at, Ranking ranking) {
        next.add(line(
                "Precision",
                at,
                Metrics::precision,
                Intervals::precision,
                "share of the flagged flows that are attacks"));
        next.add(line("Recall", at, Metrics::recall, Intervals::recall, "share of the attacks that are flagged"));
        next.add(line("F1", at, Metrics::f1, Intervals::f1, "harmonic mean of precision and recall"));
        next.add(new Line(
                "False-positive rate",
                Formats.percent(at.falsePositiveRate()),
                interval(Intervals::falsePositiveRate, Formats::percent),
                unseen(Metrics::falsePositiveRate, Formats::percent),
                "share of the benign flows that are flagged"));
        next.add(line(
                "ROC AUC", at, Metrics::rocAuc, Intervals::rocAuc, "area under the ROC curve, whatever the threshold"));
        next.add(line(
                "Average precision",
                at,
                Metrics::averagePrecision,
                Intervals::averagePrecision,
                "area under the precision-recall curve, whatever the threshold"));
        next.add(plain("Accuracy", at, Metrics::accuracy, "share of the flows that are decided rightly"));
        next.add(plain("Macro F1", at, Metrics::macroF1, "mean of the F1 of attacks and that of benign flows"));
        next.add(plain(
                "Recall at 1 % FPR",
                ranking.recallAt(0.01), "the best recall where at most 1 % of the benign flows are flagged"));
        next.add(plain(
                "Recall at 0.1 % FPR",
                ranking.recallAt(0.001), "the best recall where at most 0.1 % of the benign flows are flagged"));
        next.add(plain(
                "Precision elsewhere",
                at.confusion().precisionAt(percent.get() / 100),
                "precision where so many of the flows are attacks as said above"));
    }

    private Line line(
            String name,
            Metrics at,
            ToDoubleFunction<Metrics> value,
            Function<Intervals, Interval> of,
            String meaning) {
        return new Line(
                name,
                Formats.ratio(value.applyAsDouble(at)),
                interval(of, Formats::ratio),
                unseen(value, Formats::ratio),
                meaning);
    }

    private String unseen(ToDoubleFunction<Metrics> value, DoubleFunction<String> format) {
        return unseen.at(analysis, partition, threshold)
                .map(metrics -> format.apply(value.applyAsDouble(metrics)))
                .orElse("");
    }

    private String interval(Function<Intervals, Interval> of, DoubleFunction<String> format) {
        if (counted == null) {
            return failed == null ? COUNTING : "";
        }
        Interval ends = counted.intervals().map(of).orElse(new Interval(Double.NaN, Double.NaN));
        return Double.isNaN(ends.low()) ? Formats.NONE : format.apply(ends.low()) + " – " + format.apply(ends.high());
    }

    private Line plain(String name, Metrics at, ToDoubleFunction<Metrics> value, String meaning) {
        return new Line(name, Formats.ratio(value.applyAsDouble(at)), "", unseen(value, Formats::ratio), meaning);
    }

    private static Line plain(String name, double value, String meaning) {
        return new Line(name, Formats.ratio(value), "", "", meaning);
    }

    private String noteText() {
        if (!hasLabels()) {
            return "Without labels, precision, recall and the like are not known.";
        }
        if (failed != null) {
            return failed.summary();
        }
        Intervals known = counted == null ? null : counted.intervals().orElse(null);
        if (known == null) {
            return "Counting intervals …";
        }
        int seen = unseen.repeats(analysis, partition);
        return (seen == 0 ? "" : "Unseen: without " + Formats.counted(seen, "row", "rows") + " as in training. ")
                + "95 % intervals: " + Formats.counted(known.resamples(), "resample", "resamples")
                + (known.blocks() > 0
                        ? ", by " + Formats.counted(known.blocks(), "stretch", "stretches") + " of time"
                        : ", every flow by itself: flows come in bursts, so the true intervals are wider");
    }

    /** Attacks among the flows elsewhere, in per cent, above 0 and below 100; anything else is not taken. */
    public void choosePercent(double next) {
        if (next / 100 > 0 && next < 100) {
            percent.set(next);
        }
    }

    /** See {@link #choosePercent}. */
    public double percent() {
        return percent.get();
    }

    /** Whether somebody looks. */
    public BooleanProperty wantedProperty() {
        return wanted;
    }

    /** The numbers; none while nobody looks. */
    public ReadOnlyObjectProperty<List<Line>> linesProperty() {
        return lines.getReadOnlyProperty();
    }

    /** Whether some of the rows equal training rows, so that lines have an unseen number. */
    public ReadOnlyBooleanProperty repeatsProperty() {
        return repeats.getReadOnlyProperty();
    }

    /** Where the intervals come from. */
    public ReadOnlyStringProperty noteProperty() {
        return note.getReadOnlyProperty();
    }
}
