package org.strayflow.ui.view;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.strayflow.task.Feedback;
import org.strayflow.task.InputException;
import org.strayflow.task.Job;
import org.strayflow.task.Problem;
import org.strayflow.ui.vm.Room;
import org.strayflow.ui.vm.ThemeMode;
import org.strayflow.ui.vm.WorkbenchViewModel;

/** Paints the rooms of a window that nobody sees: for {@code demo} and the README. JavaFX must run, with or without a display. */
public final class RoomPictures {
    /** Pulses until layout, style and charts have settled. */
    private static final int PULSES = 30;

    private RoomPictures() {}

    /**
     * The job that paints every room, light, and the Threshold room dark too.
     *
     * @param workbench a window's view-model that nothing else uses
     * @param show shows an analysis in it; called on JavaFX's thread
     * @param folder where the pictures go
     */
    public static Job<List<Path>> paint(WorkbenchViewModel workbench, Runnable show, Path folder) {
        return feedback -> {
            feedback.stage("painting the rooms");
            Stage stage = onWindowThread(Stage::new);
            Theme theme = onWindowThread(() -> WorkbenchWindow.show(stage, workbench));
            try {
                onWindowThread(() -> {
                    theme.modeProperty().set(ThemeMode.LIGHT);
                    show.run();
                    return true;
                });
                List<Path> files = new ArrayList<>();
                for (Room room : Room.values()) {
                    feedback.check();
                    if (room == Room.FOLLOW) {
                        // Nothing is followed here.
                        continue;
                    }
                    files.add(paint(stage, workbench, room, folder.resolve(name(room) + ".png"), feedback));
                }
                onWindowThread(() -> {
                    theme.modeProperty().set(ThemeMode.DARK);
                    return true;
                });
                files.add(paint(stage, workbench, Room.THRESHOLD, folder.resolve("threshold-dark.png"), feedback));
                return files;
            } finally {
                // Waited for: the program may end right after, and a window must not close while JavaFX is being shut
                // down.
                onWindowThread(() -> {
                    stage.close();
                    return true;
                });
            }
        };
    }

    private static String name(Room room) {
        return room.name().toLowerCase(Locale.ROOT);
    }

    private static Path paint(Stage stage, WorkbenchViewModel workbench, Room room, Path file, Feedback feedback)
            throws InputException {
        onWindowThread(() -> {
            workbench.roomProperty().set(room);
            return true;
        });
        await(afterPulses(() -> isSettled(workbench)
                && (room != Room.DRIFT || workbench.driftRoom().shapesProperty().get() != null)));
        feedback.check();
        byte[] png = onWindowThread(() -> PngWriter.bytes(stage.getScene().snapshot(null)));
        try {
            Files.write(file, png);
        } catch (IOException e) {
            throw new InputException(
                    new Problem(
                            "RUN-104",
                            "The picture cannot be written: " + e.getMessage() + ".",
                            "Choose a folder that you may write to.",
                            file.toString()),
                    e);
        }
        return file;
    }

    private static boolean isSettled(WorkbenchViewModel workbench) {
        boolean summedUp = !workbench.overview().watchedProperty().get()
                || workbench.overview().overviewProperty().get() != null;
        return summedUp
                && workbench.thresholdRoom().chartsProperty().get() != null
                && workbench.thresholdRoom().explaining().importanceProperty().get() != null
                && !workbench.data().columns().isEmpty()
                && workbench.data().findingsProperty().get() != null;
    }

    /** Completes so many pulses after a condition holds. */
    private static CompletableFuture<Boolean> afterPulses(BooleanSupplier condition) {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        Platform.runLater(() -> new AnimationTimer() {
            private int pulses;

            @Override
            public void handle(long now) {
                Platform.requestNextPulse();
                if (condition.getAsBoolean() && ++pulses > PULSES) {
                    stop();
                    done.complete(true);
                }
            }
        }.start());
        return done;
    }

    private static <T> T onWindowThread(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Platform.runLater(task);
        return await(task);
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
