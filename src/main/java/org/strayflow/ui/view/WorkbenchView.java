package org.strayflow.ui.view;

import java.io.File;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.strayflow.task.JobFeedback;
import org.strayflow.ui.vm.Actions;
import org.strayflow.ui.vm.Baselines;
import org.strayflow.ui.vm.Message;
import org.strayflow.ui.vm.Room;
import org.strayflow.ui.vm.WorkbenchViewModel;

/** The whole window: menu above, rail of rooms on the left, one room in the middle, messages and status below. */
public final class WorkbenchView extends BorderPane {
    /** Narrower than this the rail shows icons only. */
    private static final double COMPACT_BELOW = 1100;

    private final WorkbenchViewModel workbench;
    private final Rail rail;
    private final StackPane room = new StackPane();
    private final VBox messages = new VBox();
    private final StatusBar status = new StatusBar();
    private final Map<Room, Node> rooms = new EnumMap<>(Room.class);
    private final EmptyState start;
    private final OpeningView opening;
    private final ImportView importing;

    /** The window of a view-model. */
    public WorkbenchView(WorkbenchViewModel workbench, Actions actions, Theme theme) {
        this.workbench = workbench;
        getStyleClass().add("sf-workbench");
        rooms.put(Room.DATA, new DataView(workbench, actions, theme));
        rooms.put(Room.TRAIN, new TrainView(workbench.trainRoom(), workbench.runs(), actions));
        rooms.put(Room.DRIFT, new DriftView(workbench.driftRoom(), actions));
        rooms.put(Room.FOLLOW, new FollowView(workbench.following(), actions));
        rooms.put(
                Room.THRESHOLD,
                new ThresholdView(
                        workbench.thresholdRoom(), workbench.overview().narrowing(), actions, theme));
        opening = new OpeningView(workbench, theme);
        importing = new ImportView(workbench.exchange());
        start = new EmptyState(
                "mdmz-scatter_plot",
                "Open the flows of a capture",
                "Drop files or a folder here, or open them from the menu. Train a detector on them, set the threshold, and see which flows"
                        + " stand out and why. Nothing leaves this machine.",
                actions.get("data.open"),
                actions.get("data.sample"),
                actions.get("model.open"));
        rail = rail();
        setTop(new VBox(new WorkbenchMenu(workbench, actions, theme), strip()));
        setLeft(rail);
        messages.setId("messages");
        setCenter(new BorderPane(room, messages, null, null, null));
        setBottom(status);
        bind();
        takeFiles();
    }

    private Rail rail() {
        Rail made = new Rail(id -> workbench.roomProperty().set(Room.valueOf(id)));
        var capture = workbench.captureProperty().map(c -> true).orElse(false);
        var analysis =
                workbench.thresholdRoom().analysisProperty().map(a -> true).orElse(false);
        made.add(Room.DATA.name(), Room.DATA.title(), "mdmz-table_chart", capture);
        made.add(Room.TRAIN.name(), Room.TRAIN.title(), "mdal-build", capture);
        made.add(Room.THRESHOLD.name(), Room.THRESHOLD.title(), "mdmz-tune", analysis);
        made.add(Room.DRIFT.name(), Room.DRIFT.title(), "mdal-compare_arrows", analysis);
        made.add(
                Room.FOLLOW.name(),
                Room.FOLLOW.title(),
                "mdmz-visibility",
                workbench.following().presentProperty());
        return made;
    }

    /** The Follow room says all that itself. */
    private FollowStrip strip() {
        var elsewhere = workbench.roomProperty().map(shown -> shown != Room.FOLLOW);
        return new FollowStrip(
                workbench.following(),
                workbench.following().presentProperty().flatMap(present -> elsewhere.map(away -> present && away)));
    }

    private void bind() {
        status.textProperty().bind(workbench.statusProperty());
        workbench.runningProperty().subscribe(running -> showRunning());
        workbench.runs().baselines().runningProperty().subscribe(running -> showRunning());
        workbench.messageProperty().subscribe(this::showMessage);
        workbench.roomProperty().subscribe(chosen -> showRoom());
        workbench.captureProperty().subscribe(opened -> showRoom());
        workbench.opening().previewProperty().subscribe(preview -> showRoom());
        workbench.thresholdRoom().analysisProperty().subscribe(analysis -> showRoom());
        workbench.exchange().pendingProperty().subscribe(pending -> showRoom());
        workbench.following().presentProperty().subscribe(present -> showRoom());
        widthProperty().subscribe(width -> rail.setCompact(width.doubleValue() < COMPACT_BELOW));
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                workbench.cancel();
            }
        });
    }

    private void showRoom() {
        boolean present = workbench.following().presentProperty().get();
        Room chosen = workbench.roomProperty().get();
        Room wanted = chosen == Room.FOLLOW && !present ? Room.DATA : chosen;
        boolean nothing = workbench.captureProperty().get() == null;
        boolean unscored = workbench.thresholdRoom().analysisProperty().get() == null;
        Room shown = unscored && (wanted == Room.THRESHOLD || wanted == Room.DRIFT) ? Room.TRAIN : wanted;
        boolean isOpening = workbench.opening().previewProperty().get() != null && wanted == Room.DATA;
        boolean isImporting = workbench.exchange().pendingProperty().get() && wanted == Room.DATA;
        boolean isStart = nothing && wanted != Room.FOLLOW;
        Node next = isOpening ? opening : isImporting ? importing : isStart ? start : rooms.get(shown);
        if (!room.getChildren().contains(next)) {
            room.getChildren().setAll(List.of(next));
        }
        rail.choose(isStart ? null : shown.name());
        rail.setVisible(!nothing || present);
        rail.setManaged(!nothing || present);
    }

    private void showRunning() {
        JobFeedback running = workbench.runningProperty().get();
        JobFeedback baseline = workbench.runs().baselines().runningProperty().get();
        if (running != null) {
            status.show(running::snapshot, workbench::cancel);
        } else if (baseline != null) {
            status.show(() -> Baselines.progress(baseline), workbench::cancel);
        } else {
            status.clear();
        }
    }

    private void showMessage(@Nullable Message message) {
        messages.getChildren().clear();
        if (message == null) {
            return;
        }
        Notice.Kind kind =
                switch (message.tone()) {
                    case INFO -> Notice.Kind.INFO;
                    case WARNING -> Notice.Kind.WARNING;
                    case ERROR -> Notice.Kind.ERROR;
                };
        Notice notice = new Notice(kind, message.text());
        if (!message.more().isEmpty()) {
            notice.setMore(message.more());
        }
        if (!message.details().isEmpty()) {
            notice.setDetails(message.details());
        }
        notice.setOnDismiss(() -> workbench.messageProperty().set(null));
        messages.getChildren().add(notice);
    }

    private void takeFiles() {
        addEventHandler(DragEvent.DRAG_OVER, event -> {
            if (event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY);
                event.consume();
            }
        });
        addEventHandler(DragEvent.DRAG_DROPPED, event -> {
            if (event.getDragboard().hasFiles()) {
                List<Path> files = event.getDragboard().getFiles().stream()
                        .map(File::toPath)
                        .toList();
                workbench.open(files);
                event.setDropCompleted(true);
                event.consume();
            }
        });
    }
}
