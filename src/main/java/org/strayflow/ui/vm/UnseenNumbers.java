package org.strayflow.ui.vm;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.strayflow.eval.Metrics;
import org.strayflow.eval.Partition;
import org.strayflow.task.JobFeedback;
import org.strayflow.task.Parallel;
import org.strayflow.workspace.Analysis;
import org.strayflow.workspace.TestRepeats;

/** The numbers of test rows without those that equal a training row; looked for once for an analysis, when somebody wants them. */
final class UnseenNumbers {
    private static final String SLOT = "unseen test rows";

    private final BackgroundJobs jobs;
    private final Runnable found;
    private @Nullable JobFeedback looking;
    private @Nullable Analysis of;
    private @Nullable TestRepeats rows;

    /**
     * For one window.
     *
     * @param found told when there are numbers
     */
    UnseenNumbers(BackgroundJobs jobs, Runnable found) {
        this.jobs = jobs;
        this.found = found;
    }

    /** Looks for them where that was not done yet; only test rows can have been seen in training. */
    void want(Analysis analysis, Partition partition) {
        if (partition != Partition.TEST || of == analysis) {
            return;
        }
        of = analysis;
        rows = null;
        looking = jobs.start(
                SLOT,
                TestRepeats.of(analysis, new Parallel(1)),
                result -> {
                    if (of == analysis) {
                        rows = result.orElse(null);
                        found.run();
                    }
                },
                problem -> {});
    }

    /** Gives up what belongs to another analysis than this one. */
    void forgetOthers(@Nullable Analysis analysis) {
        if (of != null && of != analysis) {
            if (looking != null) {
                looking.cancel();
            }
            of = null;
            rows = null;
            looking = null;
        }
    }

    /** Test rows that equal a training row; 0 as long as that is not known. */
    int repeats(@Nullable Analysis analysis, Partition partition) {
        return rows == null || of != analysis || partition != Partition.TEST ? 0 : rows.repeats();
    }

    /** What the others reach; empty where none is left out. */
    Optional<Metrics> at(@Nullable Analysis analysis, Partition partition, double threshold) {
        return repeats(analysis, partition) == 0 || rows == null
                ? Optional.empty()
                : Optional.of(rows.others().metricsAt(threshold));
    }
}
