package org.strayflow.ui.vm;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.strayflow.filter.Restriction;
import org.strayflow.flow.Selection;
import org.strayflow.io.Capture;
import org.strayflow.task.Problem;
import org.strayflow.workspace.Workspace;

/** To which flows the tables are narrowed: those that pass every one of some restrictions. Looked for in the background. */
public final class Narrowing {
    private static final String SLOT = "narrow";

    private final Workspace workspace;
    private final BackgroundJobs jobs;
    private final ObservableValue<ZoneId> zone;
    private final ObservableList<Restriction> parts = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable Selection> rows = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private @Nullable Capture capture;

    Narrowing(Workspace workspace, BackgroundJobs jobs, ObservableValue<ZoneId> zone) {
        this.workspace = workspace;
        this.jobs = jobs;
        this.zone = zone;
    }

    /** Takes another capture: all of its flows are shown, unless it is the same one with other benign texts. */
    void show(@Nullable Capture next) {
        Capture before = capture;
        capture = next;
        if (next == null || before == null || next.table() != before.table()) {
            parts.clear();
        }
        look();
    }

    /** Narrows to what passes these restrictions too; takes them away when all of them are there. */
    public void toggle(List<Restriction> some) {
        List<Restriction> next = new ArrayList<>(parts);
        if (next.containsAll(some)) {
            next.removeAll(some);
        } else {
            for (Restriction one : some) {
                next.removeIf(part -> part.subject().equals(one.subject()));
                next.add(one);
            }
        }
        parts.setAll(next);
        look();
    }

    /** Takes one restriction away. */
    public void remove(Restriction part) {
        parts.remove(part);
        look();
    }

    /** Shows all flows. */
    public void clear() {
        parts.clear();
        look();
    }

    private void look() {
        problem.set(null);
        Capture now = capture;
        if (now == null || parts.isEmpty()) {
            // Replaces a search that may still run.
            jobs.start(SLOT, feedback -> true, done -> {}, failed -> {});
            rows.set(null);
            return;
        }
        Restriction all = parts.size() == 1 ? parts.getFirst() : new Restriction.AllOf(parts);
        jobs.start(SLOT, workspace.narrow(now, all), rows::set, failed -> {
            problem.set(failed);
            rows.set(null);
        });
    }

    /** What a restriction keeps, in words, times by the clocks that the analyst chose. */
    public String text(Restriction part) {
        return part instanceof Restriction.BeganBetween between ? between.text(zone.getValue()) : part.text();
    }

    /** The time zone of the clocks that the analyst chose. */
    public ObservableValue<ZoneId> zone() {
        return zone;
    }

    /** The restrictions, the oldest first. */
    public ObservableList<Restriction> parts() {
        return parts;
    }

    /** The flows that pass; {@code null} for all of them. */
    public ReadOnlyObjectProperty<@Nullable Selection> rowsProperty() {
        return rows.getReadOnlyProperty();
    }

    /** Why the flows cannot be narrowed; {@code null} when they can. */
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
