package org.strayflow.ui.vm;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.strayflow.detect.Explanation;
import org.strayflow.eval.Importance;
import org.strayflow.eval.Partition;
import org.strayflow.workspace.Analysis;
import org.strayflow.workspace.Workspace;

/** Why flows are flagged: what sets the flagged ones apart, and what made the selected one stand out. */
public final class Explaining {
    private final Workspace workspace;
    private final BackgroundJobs jobs;
    private final ReadOnlyObjectWrapper<@Nullable Importance> importance = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Explanation> explanation = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable ExplainedFlow> flow = new ReadOnlyObjectWrapper<>();
    private final Reliance reliance;
    private @Nullable Analysis analysis;

    Explaining(Workspace workspace, BackgroundJobs jobs) {
        this.workspace = workspace;
        this.jobs = jobs;
        this.reliance = new Reliance(workspace, jobs);
    }

    void show(@Nullable Analysis next) {
        analysis = next;
        importance.set(null);
        explanation.set(null);
        flow.set(null);
        reliance.show(next);
    }

    /** Starts to compare flagged rows with the rest; an earlier comparison is dropped. */
    void compare(Partition partition, double threshold) {
        Analysis now = analysis;
        if (now != null) {
            jobs.start(
                    "importance",
                    workspace.importance(now, partition, threshold),
                    importance::set,
                    problem -> importance.set(null));
        }
    }

    /** Explains a row; a negative one explains nothing. */
    public void select(int row) {
        Analysis now = analysis;
        Explanation next = now == null || row < 0 ? null : now.explain(row);
        explanation.set(next);
        flow.set(now == null || next == null ? null : ExplainedFlow.of(now, row, next));
    }

    /** Mean contributions of flagged rows against the rest; {@code null} until the first job is done. */
    public ReadOnlyObjectProperty<@Nullable Importance> importanceProperty() {
        return importance.getReadOnlyProperty();
    }

    /** The contributions of the selected flow; {@code null} without one. */
    public ReadOnlyObjectProperty<@Nullable Explanation> explanationProperty() {
        return explanation.getReadOnlyProperty();
    }

    /** The same as it is shown, with usual ranges and the flows most like it; {@code null} without one. */
    public ReadOnlyObjectProperty<@Nullable ExplainedFlow> flowProperty() {
        return flow.getReadOnlyProperty();
    }

    /** What the model relies on. */
    public Reliance reliance() {
        return reliance;
    }
}
