package org.strayflow.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import javafx.animation.AnimationTimer;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.strayflow.task.JobRunner;
import org.strayflow.ui.view.WorkbenchWindow;
import org.strayflow.ui.vm.BackgroundJobs;
import org.strayflow.ui.vm.Dialogs;
import org.strayflow.ui.vm.SettingsKeeper;
import org.strayflow.ui.vm.WorkbenchViewModel;
import org.strayflow.workspace.SampleCapture;
import org.strayflow.workspace.UserFolders;
import org.strayflow.workspace.Workspace;

/** How many frames a second a real window shows, and how long its longest frame takes, while a full-size file is opened in it. Needs a display. */
public final class LoadingBench {
    private static final int TIMES = 3;
    private static final double CALM = 3;

    private final WorkbenchViewModel workbench;
    private final Path file;
    private final CountDownLatch done = new CountDownLatch(1);
    private int times;

    private LoadingBench(WorkbenchViewModel workbench, Path file) {
        this.workbench = workbench;
        this.file = file;
    }

    /** Prints the figures. */
    public static void main(String[] args) throws Exception {
        Path file = Scale.file();
        CountDownLatch[] done = new CountDownLatch[1];
        CountDownLatch made = new CountDownLatch(1);
        Platform.startup(() -> {
            WorkbenchViewModel workbench = new WorkbenchViewModel(
                    Workspace.besideWindow(),
                    new SampleCapture(UserFolders.ofUser()),
                    Dialogs.nobody(),
                    new BackgroundJobs(new JobRunner(), Platform::runLater),
                    SettingsKeeper.ofNothing());
            WorkbenchWindow.show(new Stage(), workbench);
            LoadingBench bench = new LoadingBench(workbench, file);
            done[0] = bench.done;
            made.countDown();
            bench.begin();
        });
        made.await();
        done[0].await();
        System.exit(0);
    }

    /** The sample first, as a window that is in use has drawn its rooms before; each time when the data check of the last one is done. */
    private void begin() {
        workbench.data().findingsProperty().subscribe(findings -> {
            if (findings != null) {
                PauseTransition calm = new PauseTransition(Duration.seconds(CALM));
                calm.setOnFinished(event -> next());
                calm.play();
            }
        });
        workbench.openSample();
    }

    private void next() {
        if (times++ == TIMES) {
            done.countDown();
            return;
        }
        workbench.open(List.of(file));
        Frames frames = new Frames();
        frames.start();
        workbench.captureProperty().addListener((observable, was, is) -> frames.stopAndPrint());
    }

    /** Counts frames until stopped. */
    private static final class Frames extends AnimationTimer {
        private long first;
        private long last;
        private long longest;
        private int count;
        private boolean stopped;

        @Override
        public void handle(long now) {
            first = first == 0 ? now : first;
            longest = last == 0 ? 0 : Math.max(longest, now - last);
            last = now;
            count++;
        }

        void stopAndPrint() {
            if (stopped || count < 2) {
                return;
            }
            stopped = true;
            stop();
            System.out.printf(
                    Locale.ROOT,
                    "while a file is opened (%.1f s): %.1f frames a second, the longest %.0f ms%n",
                    (last - first) / 1e9,
                    (count - 1) / ((last - first) / 1e9),
                    longest / 1e6);
        }
    }
}
