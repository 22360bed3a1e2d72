package org.strayflow.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import javafx.animation.AnimationTimer;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.strayflow.WarmUp;
import org.strayflow.task.JobRunner;
import org.strayflow.ui.view.WorkbenchWindow;
import org.strayflow.ui.vm.BackgroundJobs;
import org.strayflow.ui.vm.Dialogs;
import org.strayflow.ui.vm.SettingsKeeper;
import org.strayflow.ui.vm.WorkbenchViewModel;
import org.strayflow.workspace.SampleCapture;
import org.strayflow.workspace.UserFolders;
import org.strayflow.workspace.Workspace;

/**
 * How long after a file is chosen its layout is recognised, and how long until the frame with its first flows has been drawn: in a
 * window that has just been opened, as an analyst has it who chooses the first file. Needs a display. Every file once a process.
 */
public final class FirstRowsBench {
    /** As long as it takes to find a file in a dialog, at least. */
    private static final double CALM = 5;

    private static final int TIMES = 3;

    private final WorkbenchViewModel workbench;
    private final Stage stage;
    private final Path file;
    private final CountDownLatch done;
    private int times;

    private FirstRowsBench(WorkbenchViewModel workbench, Stage stage, Path file, CountDownLatch done) {
        this.workbench = workbench;
        this.stage = stage;
        this.file = file;
        this.done = done;
    }

    /** Prints the figures. */
    public static void main(String[] args) throws Exception {
        Path file = Scale.file();
        CountDownLatch done = new CountDownLatch(1);
        Platform.startup(() -> {
            Stage stage = new Stage();
            JobRunner runner = new JobRunner();
            WorkbenchViewModel workbench = new WorkbenchViewModel(
                    Workspace.besideWindow(),
                    new SampleCapture(UserFolders.ofUser()),
                    Dialogs.nobody(),
                    new BackgroundJobs(runner, Platform::runLater),
                    SettingsKeeper.ofNothing());
            WorkbenchWindow.show(stage, workbench);
            WarmUp.start(runner, stage);
            new FirstRowsBench(workbench, stage, file, done).later();
        });
        done.await();
        System.exit(0);
    }

    private void later() {
        PauseTransition calm = new PauseTransition(Duration.seconds(CALM));
        calm.setOnFinished(event -> choose());
        calm.play();
    }

    private void choose() {
        long chosen = System.nanoTime();
        long[] seen = new long[1];
        workbench.opening().previewProperty().subscribe((was, is) -> seen[0] = System.nanoTime());
        workbench.open(List.of(file));
        new AnimationTimer() {
            private int drawn;

            @Override
            public void handle(long now) {
                // A timer is called before the layout of its frame: the second call after cells hold text finds them drawn.
                if (drawn > 0 || hasRows()) {
                    drawn++;
                }
                if (drawn == 2) {
                    stop();
                    System.out.printf(
                            Locale.ROOT,
                            "file %d of the process: layout known after %.0f ms, first flows on the screen after %.0f ms%n",
                            times + 1,
                            (seen[0] - chosen) / 1e6,
                            (System.nanoTime() - chosen) / 1e6);
                    next();
                }
            }
        }.start();
    }

    private boolean hasRows() {
        for (Node cells : stage.getScene().getRoot().lookupAll("#first-flows .sf-sheet-text")) {
            if (cells instanceof Text text && text.getText().indexOf('\n') > 0) {
                return true;
            }
        }
        return false;
    }

    private void next() {
        workbench.closeOpening();
        if (++times == TIMES) {
            done.countDown();
        } else {
            later();
        }
    }
}
