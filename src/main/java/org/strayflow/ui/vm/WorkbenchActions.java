package org.strayflow.ui.vm;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** Everything that can be done in the window, declared once. */
public final class WorkbenchActions {
    private WorkbenchActions() {}

    /**
     * The actions of a window.
     *
     * @param workbench does them
     * @param quit closes the window
     */
    public static Actions of(WorkbenchViewModel workbench, Runnable quit) {
        Actions actions = new Actions();
        ObservableValue<String> needsCapture =
                workbench.captureProperty().map(c -> "").orElse("Open a capture first.");
        ObservableValue<String> needsAnalysis = workbench
                .thresholdRoom()
                .analysisProperty()
                .map(a -> "")
                .orElse("Train a detector or score with a model first.");
        ObservableValue<String> needsModel =
                workbench.modelProperty().map(m -> "").orElse("Open a model first.");
        ObservableValue<String> trainBlocked = workbench.trainRoom().blockedProperty();
        actions.add("data.open", "Open capture…", "Shortcut+O", "mdal-folder_open", workbench::open);
        actions.add("data.folder", "Open folder…", null, null, workbench::openFolder);
        actions.add("data.sample", "Open the sample capture", null, "mdmz-science", workbench::openSample);
        actions.add("data.sample2", "Open the next day of the sample", null, null, workbench::openSampleNextDay);
        actions.add("model.open", "Open model…", "Shortcut+Shift+O", "mdal-archive", workbench::openModel);
        addFollow(actions, workbench);
        add(actions, "model.save", "Save model…", "Shortcut+S", "mdmz-save", needsAnalysis, workbench::saveModel);
        addExchange(actions, workbench);
        add(
                actions,
                "flows.export",
                "Export flagged flows…",
                "Shortcut+E",
                "mdal-get_app",
                needsAnalysis,
                workbench::exportFlagged);
        add(actions, "report.save", "Report…", "Shortcut+Shift+E", null, needsAnalysis, workbench::report);
        actions.add("window.quit", "Quit", "Shortcut+Q", null, quit);
        add(actions, "train.start", "Train", "Shortcut+T", "mdmz-play_arrow", trainBlocked, workbench::train);
        add(
                actions,
                "model.score",
                "Score with the open model",
                "Shortcut+R",
                null,
                both(needsCapture, needsModel),
                workbench::scoreWithModel);
        add(actions, "model.probe", "Check evasion", null, null, needsAnalysis, () -> {
            workbench.roomProperty().set(Room.THRESHOLD);
            workbench.thresholdRoom().checkEvasion();
        });
        addRooms(actions, workbench, needsCapture, needsAnalysis);
        return actions;
    }

    private static void addFollow(Actions actions, WorkbenchViewModel workbench) {
        add(
                actions,
                "data.follow",
                "Follow a growing log…",
                "Shortcut+L",
                "mdmz-visibility",
                workbench.modelProperty().map(m -> "").orElse("Train a detector or open a model first."),
                workbench.following()::follow);
        add(
                actions,
                "room.follow",
                "Follow",
                "Shortcut+5",
                "mdmz-visibility",
                Bindings.when(workbench.following().presentProperty()).then("").otherwise("Follow a log first."),
                workbench.following()::enter);
    }

    private static void addExchange(Actions actions, WorkbenchViewModel workbench) {
        ObservableValue<String> nothing =
                workbench.modelProperty().map(m -> "").orElse("Train a detector or open a model first.");
        add(actions, "model.export", "Export model…", null, null, nothing, workbench.exchange()::exportModel);
        actions.add("model.import", "Import model…", null, null, workbench.exchange()::importModel);
    }

    private static void addRooms(
            Actions actions,
            WorkbenchViewModel workbench,
            ObservableValue<String> needsCapture,
            ObservableValue<String> needsAnalysis) {
        add(actions, "room.data", "Data", "Shortcut+1", "mdmz-table_chart", needsCapture, () -> workbench
                .roomProperty()
                .set(Room.DATA));
        add(actions, "room.train", "Train a detector", "Shortcut+2", "mdal-build", needsCapture, () -> workbench
                .roomProperty()
                .set(Room.TRAIN));
        add(actions, "room.threshold", "Threshold", "Shortcut+3", "mdmz-tune", needsAnalysis, () -> workbench
                .roomProperty()
                .set(Room.THRESHOLD));
        add(actions, "room.drift", "Drift", "Shortcut+4", "mdal-compare_arrows", needsAnalysis, () -> workbench
                .roomProperty()
                .set(Room.DRIFT));
        add(actions, "drift.against", "Compare with another capture…", null, null, needsAnalysis, () -> workbench
                .driftRoom()
                .chooseOther());
    }

    private static ObservableValue<String> both(ObservableValue<String> one, ObservableValue<String> other) {
        return one.flatMap(reason -> reason.isEmpty() ? other : one);
    }

    private static void add(
            Actions actions,
            String id,
            String text,
            @Nullable String shortcut,
            @Nullable String icon,
            ObservableValue<String> blocked,
            Runnable run) {
        actions.add(new Action(id, text, shortcut, icon, blocked, run));
    }
}
