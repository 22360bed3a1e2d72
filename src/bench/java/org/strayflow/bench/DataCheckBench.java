package org.strayflow.bench;

import java.util.List;
import java.util.Locale;
import org.strayflow.feature.ColumnProfile;
import org.strayflow.feature.Finding;
import org.strayflow.io.Capture;
import org.strayflow.task.Feedback;
import org.strayflow.task.Job;
import org.strayflow.task.StrayflowException;
import org.strayflow.workspace.Workspace;

/** Times the data check and the column profile of the large file, the first time and again, on as many threads as there are cores. */
public final class DataCheckBench {
    private static final int ROUNDS = 3;

    private DataCheckBench() {}

    /** Prints the times and what was found. */
    public static void main(String[] args) throws Exception {
        Capture capture = Scale.read();
        Workspace workspace = Workspace.onAllCores();
        System.out.printf(
                Locale.ROOT,
                "%,d flows x %d columns (replicated), %d threads, heap of the table %,d MB%n",
                capture.table().rows(),
                capture.table().width(),
                workspace.parallel().threads(),
                capture.table().heapBytes() >> 20);
        for (int round = 1; round <= ROUNDS; round++) {
            long started = System.nanoTime();
            List<ColumnProfile> columns = timed("profile", workspace.profile(capture));
            List<Finding> findings = timed("check", workspace.check(capture));
            System.out.printf(Locale.ROOT, "round %d: profile and check %.2f s%n", round, seconds(started));
            if (round == ROUNDS) {
                System.out.printf(Locale.ROOT, "%d profiles%n", columns.size());
                findings.forEach(f -> System.out.println(f.code() + " " + f.title()));
            }
        }
    }

    private static <T> T timed(String what, Job<T> job) throws StrayflowException {
        long started = System.nanoTime();
        T result = job.run(Feedback.none());
        System.out.printf(Locale.ROOT, "  %-16s %.2f s%n", what, seconds(started));
        return result;
    }

    private static double seconds(long started) {
        return (System.nanoTime() - started) / 1e9;
    }
}
