package org.strayflow.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class TaskTest {
    private static final Problem PROBLEM = Problem.of("IO-101", "Cannot be read.", "Choose another.");

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void everyBlockRunsOnce(int threads) throws StrayflowException {
        Set<Integer> seen = ConcurrentHashMap.newKeySet();
        JobFeedback feedback = new JobFeedback();
        new Parallel(threads).forBlocks(1003, 10, feedback, (from, to) -> IntStream.range(from, to)
                .forEach(i -> assertThat(seen.add(i)).isTrue()));
        assertThat(seen).isEqualTo(IntStream.range(0, 1003).boxed().collect(Collectors.toSet()));
        assertThat(feedback.snapshot().total()).isEqualTo(1003);
    }

    @Test
    void aFailingBlockStopsTheOthersAndIsThrown() {
        AtomicInteger ran = new AtomicInteger();
        assertThatThrownBy(() -> new Parallel(2).forBlocks(1_000_000, 1, Feedback.none(), (from, to) -> {
                    if (ran.incrementAndGet() == 5) {
                        throw new InputException(PROBLEM);
                    }
                }))
                .isInstanceOf(InputException.class);
        assertThat(ran.get()).isLessThan(1_000_000);
    }

    @Test
    void cancelStopsBlocksOnEveryThread() {
        JobFeedback feedback = new JobFeedback();
        AtomicInteger ran = new AtomicInteger();
        assertThatThrownBy(() -> new Parallel(2).forBlocks(1_000_000, 1, feedback, (from, to) -> {
                    if (ran.incrementAndGet() == 5) {
                        feedback.cancel();
                    }
                }))
                .isInstanceOf(CancellationException.class);
        assertThat(ran.get()).isLessThan(1_000_000);
    }

    @Test
    void outcomesTellDoneFailedCancelledAndBugApart() {
        assertThat(JobRunner.outcomeOf(f -> 7, Feedback.none())).isEqualTo(new Outcome.Done<>(7));
        Outcome<Object> failed = JobRunner.outcomeOf(
                f -> {
                    throw new InputException(PROBLEM);
                },
                Feedback.none());
        assertThat(failed).isInstanceOfSatisfying(Outcome.Failed.class, o -> assertThat(o.problem())
                .isEqualTo(PROBLEM));
        JobFeedback cancelled = new JobFeedback();
        cancelled.cancel();
        assertThat(JobRunner.outcomeOf(f -> 7, cancelled)).isInstanceOf(Outcome.Cancelled.class);
        Outcome<Object> bug = JobRunner.outcomeOf(
                f -> {
                    throw new IllegalStateException("boom");
                },
                Feedback.none());
        assertThat(bug).isInstanceOfSatisfying(Outcome.Failed.class, o -> assertThat(
                        o.problem().code())
                .isEqualTo("RUN-001"));
    }

    /** Whoever waits for the outcome must not wait for ever. */
    @Test
    void anErrorIsAnOutcomeToo() {
        Job<String> lacking = feedback -> {
            throw new NoClassDefFoundError("org/strayflow/Lacking");
        };
        assertThat(JobRunner.outcomeOf(lacking, Feedback.none()))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        o -> assertThat(o.problem().code()).isEqualTo("RUN-001"));
    }

    /** What is being written when the window is closed is to be whole or gone. */
    @Test
    void closingWaitsForWhatCannotStopAtOnce() throws Exception {
        CountDownLatch writing = new CountDownLatch(1);
        AtomicBoolean whole = new AtomicBoolean();
        JobRunner runner = new JobRunner();
        runner.start(
                "write",
                f -> {
                    writing.countDown();
                    while (!isCancelled(f)) {
                        Thread.onSpinWait();
                    }
                    // Long enough that a close without a wait would be seen.
                    LockSupport.parkNanos(50_000_000);
                    whole.set(true);
                    return "";
                },
                outcome -> {});
        writing.await();
        runner.close();
        assertThat(whole).isTrue();
    }

    private static boolean isCancelled(Feedback feedback) {
        try {
            feedback.check();
            return false;
        } catch (CancellationException e) {
            return true;
        }
    }

    @Test
    void aNewerJobOfASlotReplacesTheOlder() throws Exception {
        try (JobRunner runner = new JobRunner()) {
            CountDownLatch started = new CountDownLatch(1);
            CompletableFuture<Outcome<String>> older = new CompletableFuture<>();
            CompletableFuture<Outcome<String>> newer = new CompletableFuture<>();
            runner.start(
                    "sort",
                    f -> {
                        started.countDown();
                        while (true) {
                            f.check();
                            Thread.onSpinWait();
                        }
                    },
                    older::complete);
            started.await();
            runner.start("sort", f -> "new", newer::complete);
            assertThat(older.get(30, TimeUnit.SECONDS)).isInstanceOf(Outcome.Cancelled.class);
            assertThat(newer.get(30, TimeUnit.SECONDS)).isEqualTo(new Outcome.Done<>("new"));
        }
    }

    @Test
    void partsFillTheirShareOfTheWhole() {
        JobFeedback feedback = new JobFeedback();
        Feedback first = feedback.sub(0.5);
        Feedback second = feedback.sub(0.5);
        first.progress(1, 2);
        assertThat(feedback.snapshot().fraction()).isEqualTo(0.25);
        second.progress(1, 2);
        assertThat(feedback.snapshot().fraction()).isEqualTo(0.75);
        second.sub(1).progress(1, 1);
        assertThat(feedback.snapshot().fraction()).isEqualTo(1);
        assertThat(new Progress("x", 0.25, 1, 4, 1_000_000_000L, List.of()).secondsLeft())
                .isEqualTo(3);
    }

    @Test
    void aProblemHasAStableCode() {
        assertThat(PROBLEM.oneLine()).isEqualTo("IO-101 Cannot be read. Choose another.");
        assertThatThrownBy(() -> Problem.of("oops", "x", "")).isInstanceOf(IllegalArgumentException.class);
    }
}
