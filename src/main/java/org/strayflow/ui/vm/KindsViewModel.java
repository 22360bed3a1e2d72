package org.strayflow.ui.vm;

import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.strayflow.eval.KindMetrics;
import org.strayflow.eval.Partition;
import org.strayflow.task.Job;
import org.strayflow.workspace.Analysis;

/** How well a classifier names the kinds of the rows shown, whatever the threshold: counted anew for every partition. */
public final class KindsViewModel {
    private final BackgroundJobs jobs;
    private final ReadOnlyObjectWrapper<@Nullable KindMetrics> metrics = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper named = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper reason = new ReadOnlyStringWrapper("");

    KindsViewModel(BackgroundJobs jobs) {
        this.jobs = jobs;
    }

    /** Starts to count the rows of a partition; without an analysis, a classifier or labels there is nothing to count. */
    void show(@Nullable Analysis analysis, Partition partition) {
        metrics.set(null);
        named.set(analysis != null && analysis.scores().predictions().isPresent());
        Optional<Job<KindMetrics>> counting = analysis == null ? Optional.empty() : analysis.kindMetrics(partition);
        if (counting.isPresent()) {
            reason.set("Counting …");
            jobs.start("kinds", counting.get(), metrics::set, problem -> reason.set(problem.summary()));
            return;
        }
        // Takes the place of a count that still runs for what was shown before.
        jobs.start("kinds", feedback -> Optional.empty(), nothing -> {});
        reason.set(named.get() ? "How well kinds are named needs labels, and these flows have none." : "");
    }

    /** Rows by what they are labelled as and what they were taken for; {@code null} until they are counted. */
    public ReadOnlyObjectProperty<@Nullable KindMetrics> metricsProperty() {
        return metrics.getReadOnlyProperty();
    }

    /** Whether the detector names kinds at all. */
    public ReadOnlyBooleanProperty namedProperty() {
        return named.getReadOnlyProperty();
    }

    /** Why there are no counts, empty of a detector that names no kinds. */
    public ReadOnlyStringProperty reasonProperty() {
        return reason.getReadOnlyProperty();
    }

    /** Accuracy and mean F1 of the most probable kinds in one line; empty while there are no counts. */
    public String summary() {
        KindMetrics now = metrics.get();
        return now == null
                ? ""
                : "accuracy " + Formats.ratio(now.accuracy())
                        + ", macro F1 " + Formats.ratio(now.macroF1()) + ", weighted F1 "
                        + Formats.ratio(now.weightedF1())
                        + (now.kindsWithoutRows() == 0
                                ? ""
                                : "; " + Formats.counted(now.kindsWithoutRows(), "kind", "kinds")
                                        + " without rows here, but predicted, as 0");
    }
}
