package org.strayflow.ui.vm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.strayflow.task.Job;
import org.strayflow.task.JobRunner;

/** Isolation forests that are trained beside what the analyst does; without a window. */
class BaselinesTest {
    private final WindowThread window = new WindowThread();
    private final JobRunner runner = new JobRunner();
    private final Baselines baselines = new Baselines(new BackgroundJobs(runner, window));
    private final List<String> told = new ArrayList<>();

    @AfterEach
    void stop() {
        runner.close();
    }

    /** Goes on until it is stopped. */
    private static Job<String> endless(CountDownLatch begun) {
        return feedback -> {
            feedback.stage("growing trees");
            begun.countDown();
            while (true) {
                feedback.check();
                Thread.onSpinWait();
            }
        };
    }

    @Test
    void oneThatRunsIsShownAndStoppedAndTellsNothing() throws Exception {
        CountDownLatch begun = new CountDownLatch(2);
        baselines.start("1", endless(begun), () -> told.add("found"), problem -> told.add(problem.summary()));
        baselines.start("2", endless(begun), () -> told.add("found"), problem -> told.add(problem.summary()));
        begun.await();
        assertThat(Baselines.progress(Objects.requireNonNull(
                                baselines.runningProperty().get()))
                        .stage())
                .isEqualTo("Baseline: growing trees");
        baselines.cancel();
        window.until("stopped", () -> baselines.runningProperty().get() == null);
        assertThat(told).isEmpty();
    }

    @Test
    void whatIsFoundIsToldOnce() throws Exception {
        baselines.start("1", feedback -> "a run", () -> told.add("found"), problem -> told.add(problem.summary()));
        window.until("found", () -> baselines.runningProperty().get() == null);
        assertThat(told).containsExactly("found");
    }
}
