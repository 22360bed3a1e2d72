package org.strayflow.bench;

import java.time.Duration;
import java.util.Locale;
import org.strayflow.detect.IsolationForestSpec;
import org.strayflow.eval.Drift;
import org.strayflow.io.Capture;
import org.strayflow.task.Feedback;
import org.strayflow.task.Job;
import org.strayflow.task.StrayflowException;
import org.strayflow.workspace.Analysis;
import org.strayflow.workspace.TrainingRequest;
import org.strayflow.workspace.Workspace;

/** Times the drift of the large file against the sketch of a model and against itself as another capture, on as many threads as there are cores. */
public final class DriftBench {
    private static final int ROUNDS = 3;

    private DriftBench() {}

    /** Prints the times. */
    public static void main(String[] args) throws Exception {
        Capture capture = Scale.read();
        Workspace workspace = Workspace.onAllCores();
        long started = System.nanoTime();
        Duration before = cpu();
        Analysis analysis = workspace
                .train(capture, TrainingRequest.suggestedFor(capture, IsolationForestSpec.defaults()))
                .run(Feedback.none());
        System.out.printf(
                Locale.ROOT,
                "%,d flows x %d columns (replicated), %d threads; training with its sketches %.2f s, %.2f s of processor time%n",
                capture.table().rows(),
                capture.table().width(),
                workspace.parallel().threads(),
                seconds(started),
                cpu().minus(before).toMillis() / 1e3);
        for (int round = 1; round <= ROUNDS; round++) {
            timed("against the model", workspace.drift(analysis));
            timed("against a capture", workspace.drift(capture, capture));
        }
    }

    private static void timed(String what, Job<Drift> job) throws StrayflowException {
        long started = System.nanoTime();
        Duration before = cpu();
        Drift drift = job.run(Feedback.none());
        System.out.printf(
                Locale.ROOT,
                "  %-18s %.2f s, %.2f s of processor time, %d columns%n",
                what,
                seconds(started),
                cpu().minus(before).toMillis() / 1e3,
                drift.columns().size());
    }

    private static Duration cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static double seconds(long started) {
        return (System.nanoTime() - started) / 1e9;
    }
}
