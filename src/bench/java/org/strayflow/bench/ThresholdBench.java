package org.strayflow.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.strayflow.detect.IsolationForestSpec;
import org.strayflow.eval.Partition;
import org.strayflow.io.Capture;
import org.strayflow.io.ReadOptions;
import org.strayflow.task.Feedback;
import org.strayflow.task.JobRunner;
import org.strayflow.ui.view.WorkbenchWindow;
import org.strayflow.ui.vm.BackgroundJobs;
import org.strayflow.ui.vm.Dialogs;
import org.strayflow.ui.vm.SettingsKeeper;
import org.strayflow.ui.vm.ThresholdViewModel;
import org.strayflow.ui.vm.WorkbenchViewModel;
import org.strayflow.workspace.Analysis;
import org.strayflow.workspace.SampleCapture;
import org.strayflow.workspace.TrainingRequest;
import org.strayflow.workspace.UserFolders;
import org.strayflow.workspace.Workspace;

/**
 * What a change of the threshold costs at full size: in the view-model (every number and the table's rows), and, when there is a
 * display, how many frames a second a real window shows while the threshold changes in every frame.
 */
public final class ThresholdBench {
    private static final int CHANGES = 5_000;
    private static final double WARM_UP_SECONDS = 8;
    private static final double SECONDS = 10;

    private ThresholdBench() {}

    /** Prints the figures. */
    public static void main(String[] args) throws Exception {
        Workspace workspace = Workspace.onAllCores();
        Path file = Scale.file();
        long start = System.nanoTime();
        Capture capture = workspace.open(List.of(file), ReadOptions.defaults()).run(Feedback.none());
        System.out.printf(Locale.ROOT, "opened %,d flows in %.1f s%n", capture.table().rows(), (System.nanoTime() - start) / 1e9);
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        System.out.printf(Locale.ROOT, "heap with the capture open: %,d MB%n", (runtime.totalMemory() - runtime.freeMemory()) >> 20);
        Analysis analysis = workspace
                .train(capture, TrainingRequest.suggestedFor(capture, IsolationForestSpec.defaults()))
                .run(Feedback.none());
        Platform.startup(() -> {});
        CountDownLatch done = new CountDownLatch(1);
        Platform.runLater(() -> measure(workspace, analysis, done));
        done.await();
        System.exit(0);
    }

    private static void measure(Workspace workspace, Analysis analysis, CountDownLatch done) {
        WorkbenchViewModel workbench = new WorkbenchViewModel(
                workspace,
                new SampleCapture(UserFolders.ofUser()),
                Dialogs.nobody(),
                new BackgroundJobs(new JobRunner(), Platform::runLater),
                SettingsKeeper.ofNothing());
        workbench.show(analysis);
        ThresholdViewModel room = workbench.thresholdRoom();
        room.partitionProperty().set(Partition.ALL);
        room.adjustingProperty().set(true);
        changes(room, "first");
        changes(room, "warm");
        if (System.getenv("DISPLAY") == null) {
            System.out.println("no display: frames not counted");
            done.countDown();
            return;
        }
        WorkbenchWindow.show(new Stage(), workbench);
        // The histogram says that nobody drags as soon as it is made; a drag is what is measured.
        room.adjustingProperty().set(true);
        frames(room, done);
    }

    private static void changes(ThresholdViewModel room, String when) {
        SplittableRandom random = new SplittableRandom(1);
        double[] millis = new double[CHANGES];
        for (int i = 0; i < CHANGES; i++) {
            double threshold = 0.35 + 0.35 * random.nextDouble();
            long start = System.nanoTime();
            room.thresholdProperty().set(threshold);
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        System.out.printf(
                Locale.ROOT,
                "threshold change, %s %,d: median %.4f ms, 99th percentile %.4f ms%n",
                when,
                CHANGES,
                millis[CHANGES / 2],
                millis[CHANGES * 99 / 100]);
    }

    private static void frames(ThresholdViewModel room, CountDownLatch done) {
        new AnimationTimer() {
            private long first;
            private long counted;
            private int frames;

            @Override
            public void handle(long now) {
                if (first == 0) {
                    first = now;
                }
                double seconds = (now - first) / 1e9;
                if (seconds > WARM_UP_SECONDS) {
                    counted = counted == 0 ? now : counted;
                    frames++;
                }
                room.thresholdProperty().set(0.5 + 0.12 * Math.sin(seconds));
                if (seconds > WARM_UP_SECONDS + SECONDS) {
                    stop();
                    System.out.printf(Locale.ROOT, "frames a second while the threshold moves: %.1f%n", frames / ((now - counted) / 1e9));
                    done.countDown();
                }
            }
        }.start();
    }
}
