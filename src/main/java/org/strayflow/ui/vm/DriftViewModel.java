package org.strayflow.ui.vm;

import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.strayflow.eval.ColumnDrift;
import org.strayflow.eval.ColumnShapes;
import org.strayflow.eval.Drift;
import org.strayflow.io.Capture;
import org.strayflow.io.ReadOptions;
import org.strayflow.task.Job;
import org.strayflow.workspace.Analysis;
import org.strayflow.workspace.Workspace;

/**
 * The Drift room: how far the open flows are from those that the model was trained on, or from those of another capture. Looked at when
 * the room is entered for the first time.
 */
public final class DriftViewModel {
    private static final String SLOT = "drift";
    private static final String SHAPES_SLOT = "drift-shapes";

    private final Workspace workspace;
    private final BackgroundJobs jobs;
    private final MainJob main;
    private final Dialogs dialogs;
    private final ReadOnlyObjectWrapper<@Nullable Drift> drift = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable ColumnShapes> shapes = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Analysis> scored = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Capture> against = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper flagged = new ReadOnlyStringWrapper(Formats.NONE);
    private final ReadOnlyStringWrapper expected = new ReadOnlyStringWrapper(Formats.NONE);
    private final DoubleProperty alert = new SimpleDoubleProperty(Drift.ALERT);
    private final ObjectProperty<@Nullable ColumnDrift> selected = new SimpleObjectProperty<>();
    private boolean entered;

    DriftViewModel(Workspace workspace, BackgroundJobs jobs, MainJob main, Dialogs dialogs, SettingsKeeper settings) {
        this.workspace = workspace;
        this.jobs = jobs;
        this.main = main;
        this.dialogs = dialogs;
        alert.set(settings.driftAlert());
        alert.subscribe(effect -> settings.keepDriftAlert(effect.doubleValue()));
        selected.subscribe(column -> draw());
    }

    /** Says what is scored and which room is shown. */
    void follow(ObservableValue<@Nullable Analysis> analysis, ObservableValue<Room> room) {
        analysis.subscribe(this::show);
        room.subscribe(shown -> {
            entered = shown == Room.DRIFT;
            look();
        });
    }

    private void show(@Nullable Analysis analysis) {
        scored.set(analysis);
        againstModel();
    }

    /** Compares with the rows that the model was trained on. */
    public void againstModel() {
        against.set(null);
        forget();
        look();
    }

    private void forget() {
        drift.set(null);
        selected.set(null);
        trouble.set("");
        title.set("");
    }

    /** Asks for files and compares with their flows. */
    public void chooseOther() {
        against(dialogs.chooseCapture());
    }

    /** Compares with the flows of other files. */
    void against(List<Path> files) {
        Analysis now = scored.get();
        if (now != null && !files.isEmpty()) {
            main.run(workspace.open(files, ReadOptions.defaults()), opened -> {
                forget();
                against.set(opened);
                look();
            });
        }
    }

    private void look() {
        Analysis now = scored.get();
        if (now == null || !entered || drift.get() != null) {
            return;
        }
        Capture other = against.get();
        Job<Drift> job = other == null ? workspace.drift(now) : workspace.drift(now.capture(), other);
        jobs.start(SLOT, job, found -> found(now, found), problem -> trouble.set(problem.oneLine()));
    }

    private void found(Analysis now, Drift found) {
        Capture other = against.get();
        String rows = Formats.counted(found.rowsNow(), "flow", "flows");
        title.set(
                other == null
                        ? rows + " against the " + Formats.count(found.rowsThen()) + " that the model was trained on"
                        : rows + " against " + Formats.count(found.rowsThen()) + " of " + other.title());
        int all = now.ranking().size();
        int above = now.ranking().flaggedAt(now.model().operation().threshold());
        flagged.set(Formats.percent((double) above / Math.max(1, all)));
        expected.set(Formats.percent(now.expectedFlaggedShare()));
        drift.set(found);
        selected.set(found.columns().isEmpty() ? null : found.columns().getFirst());
    }

    private void draw() {
        shapes.set(null);
        ColumnDrift column = selected.get();
        Analysis now = scored.get();
        if (column == null || now == null) {
            return;
        }
        Capture other = against.get();
        String name = column.column();
        jobs.start(
                SHAPES_SLOT,
                other == null ? workspace.shapes(now, name) : workspace.shapes(now.capture(), other, name),
                shapes::set,
                problem -> shapes.set(null));
    }

    /** Which part of a column is farthest from what it was, in words. */
    public String farthestPart(ColumnDrift column) {
        Drift found = drift.get();
        int farthest = -1;
        for (int part = 0; part < column.parts().size(); part++) {
            double effect = column.parts().get(part);
            farthest = !Double.isNaN(effect)
                            && (farthest < 0 || effect > column.parts().get(farthest))
                    ? part
                    : farthest;
        }
        if (found == null || farthest < 0) {
            return "";
        }
        return "Farthest: " + found.parts().titles().get(farthest) + ", "
                + Formats.ratio(column.parts().get(farthest)) + " of "
                + Formats.counted(found.parts().rows()[farthest], "flow", "flows");
    }

    /** What those compared with are called in a legend. */
    public String thenName() {
        Capture other = against.get();
        return other == null ? "training" : other.title();
    }

    /** What those looked at are called in a legend. */
    public String nowName() {
        Analysis now = scored.get();
        return now == null ? "" : now.capture().title();
    }

    /** What was found; {@code null} while it is being looked for. */
    public ReadOnlyObjectProperty<@Nullable Drift> driftProperty() {
        return drift.getReadOnlyProperty();
    }

    /** The distributions of the selected column; {@code null} without one. */
    public ReadOnlyObjectProperty<@Nullable ColumnShapes> shapesProperty() {
        return shapes.getReadOnlyProperty();
    }

    /** The other capture compared with; {@code null} where it is the model. */
    public ReadOnlyObjectProperty<@Nullable Capture> againstProperty() {
        return against.getReadOnlyProperty();
    }

    /** What is compared with what. */
    public ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    /** Why there is nothing to show; empty when there is or will be. */
    public ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /** The share of the flows that the model's threshold flags. */
    public ReadOnlyStringProperty flaggedProperty() {
        return flagged.getReadOnlyProperty();
    }

    /** The share that it would flag of flows like those trained on. */
    public ReadOnlyStringProperty expectedProperty() {
        return expected.getReadOnlyProperty();
    }

    /** The effect above which a column is pointed out, above 0, at most 1; remembered. */
    public DoubleProperty alertProperty() {
        return alert;
    }

    /** The column whose distributions are drawn. */
    public ObjectProperty<@Nullable ColumnDrift> selectedProperty() {
        return selected;
    }
}
