package org.strayflow.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParallelTest {
    /** Remembers what it is told; slow now and then, as a thread that loses the processor is. */
    private static final class Told implements Feedback {
        private final List<Long> progress = Collections.synchronizedList(new ArrayList<>());

        @Override
        public void stage(String text) {}

        @Override
        public void progress(long done, long total) {
            for (long spin = done % 3 * 100; spin > 0; spin--) {
                Thread.onSpinWait();
            }
            progress.add(done);
        }

        @Override
        public void warn(Problem problem) {}

        @Override
        public void check() {}

        @Override
        public Feedback sub(double weight) {
            return this;
        }
    }

    @Test
    void progressNeverGoesBackAndEndsAtTheTotal() throws Exception {
        for (int round = 0; round < 50; round++) {
            Told told = new Told();
            new Parallel(8).forBlocks(500, 1, told, (from, to) -> {});
            assertThat(told.progress).hasSize(500).isSorted().endsWith(500L);
        }
    }
}
