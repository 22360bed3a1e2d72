package org.strayflow.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.strayflow.task.Feedback;
import org.strayflow.task.Parallel;
import org.strayflow.task.Problem;
import org.strayflow.task.StrayflowException;

/** Boosted trees and random forests, cancelled half-way: nothing stays behind, least of all in native memory. */
class BoostingCancelTest {
    private static final Parallel TWO = new Parallel(2);

    /** Cancels at one look for a cancel: the n-th of a stage. */
    private static final class CancelAt implements Feedback {
        private final String stage;
        private final int check;
        private boolean there;
        private int checks;
        private boolean thrown;

        CancelAt(String stage, int check) {
            this.stage = stage;
            this.check = check;
        }

        @Override
        public void stage(String text) {
            there = text.startsWith(stage);
            checks = there ? checks : 0;
        }

        @Override
        public void progress(long done, long total) {
            // not shown
        }

        @Override
        public void warn(Problem problem) {
            throw new AssertionError(problem);
        }

        @Override
        public void check() {
            if (there && ++checks == check) {
                thrown = true;
                throw new CancellationException("cancelled");
            }
        }

        @Override
        public Feedback sub(double weight) {
            return this;
        }
    }

    private static DetectorSpec spec(String id) throws StrayflowException {
        return id.equals("xgboost")
                ? XgBoostSpec.defaults().with("rounds", "12").with("earlyStopping", "0")
                : RandomForestSpec.defaults().with("trees", "70");
    }

    private static void cancelled(KindsCapture capture, String id, String stage, int check) throws StrayflowException {
        CancelAt feedback = new CancelAt(stage, check);
        DetectorSpec spec = spec(id);
        assertThatExceptionOfType(CancellationException.class)
                .as(stage)
                .isThrownBy(() -> Detectors.train(spec, capture.set(), 1, TWO).run(feedback));
        assertThat(feedback.thrown).isTrue();
    }

    /** The first look is that of the first block that native code asks for. */
    @ParameterizedTest
    @CsvSource({
        "xgboost, binning, 1",
        "xgboost, binning, 3",
        "xgboost, round 5 of 12, 1",
        "xgboost, taking over, 1",
        "random-forest, binning, 2",
        "random-forest, growing, 2"
    })
    void theNextTrainingIsAsIfNothingHadBeen(String id, String stage, int check) throws StrayflowException {
        KindsCapture capture = KindsCapture.make(8_000, 4, 1);
        FittedTrees before = capture.train(spec(id), 2);
        cancelled(capture, id, stage, check);
        FittedTrees after = capture.train(spec(id), 2);
        assertThat(after.score(capture.matrix(), TWO).run(Feedback.none()).values())
                .isEqualTo(
                        before.score(capture.matrix(), TWO).run(Feedback.none()).values());
        assertThat(after.curve().validation()).isEqualTo(before.curve().validation());
    }

    /** A training holds some megabytes outside the heap: its bins, gradients and margins. */
    @ParameterizedTest
    @ValueSource(strings = {"xgboost", "random-forest"})
    void nativeMemoryIsGivenBack(String id) throws Exception {
        assumeTrue(Files.isReadable(MAPS), "no " + MAPS + " to see native memory in");
        KindsCapture capture = KindsCapture.make(100_000, 4, 2);
        String stage = id.equals("xgboost") ? "round 1 of" : "growing";
        for (int i = 0; i < 5; i++) {
            cancelled(capture, id, stage, 1);
        }
        long before = outsideTheHeap();
        for (int i = 0; i < 30; i++) {
            cancelled(capture, id, stage, 1);
        }
        assertThat(outsideTheHeap() - before).as("bytes more than before").isLessThan(16L << 20);
    }

    private static final Path MAPS = Path.of("/proc/self/smaps");
    private static final Pattern MAP = Pattern.compile("^([0-9a-f]+)-[0-9a-f]+ .*");
    private static final Pattern RESIDENT = Pattern.compile("^Rss: +([0-9]+) kB");

    /** Bytes in memory at addresses where the Java heap is not: it lies below 64 GB. */
    private static long outsideTheHeap() throws IOException {
        long sum = 0;
        boolean outside = false;
        for (String line : Files.readAllLines(MAPS)) {
            Matcher map = MAP.matcher(line);
            Matcher resident = RESIDENT.matcher(line);
            if (map.matches()) {
                outside = Long.parseUnsignedLong(map.group(1), 16) >>> 36 != 0;
            } else if (outside && resident.find()) {
                sum += Long.parseLong(resident.group(1)) << 10;
            }
        }
        return sum;
    }
}
