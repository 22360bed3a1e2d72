package org.strayflow.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.strayflow.flow.NumberColumn;
import org.strayflow.flow.TimeColumn;
import org.strayflow.flow.TimeReading;
import org.strayflow.task.Feedback;
import org.strayflow.task.StrayflowException;

class TimeBlocksTest {
    private static final double START = 1_700_000_000;
    private static final double HOUR = 3600;
    private static final double DAY = 24 * HOUR;

    private static TimeBlocks of(double... secondsFromStart) {
        double[] seconds = Arrays.stream(secondsFromStart).map(s -> START + s).toArray();
        return TimeBlocks.of(TimeColumn.of(NumberColumn.of("Time", seconds), TimeReading.AS_FOUND));
    }

    @Test
    void aDayIsADayWhateverItsFlows() {
        assertThat(of(0, DAY).days()).isEqualTo(1);
        assertThat(of(0, 8 * HOUR, DAY, DAY + 8 * HOUR).days())
                .as("nights count")
                .isCloseTo(1 + 8 / 24.0, within(1e-9));
        assertThat(of(1800, 0).days()).as("in any order").isCloseTo(0.5 / 24, within(1e-9));
    }

    @Test
    void ofAMonthWithoutAnyFlowOneDayCounts() {
        assertThat(of(0, 8 * HOUR, 31 * DAY, 31 * DAY + 8 * HOUR).days()).isCloseTo(1 + 16 / 24.0, within(2 / 24.0));
    }

    @Test
    void withoutTwoMomentsNothingIsKnown() {
        assertThat(of(5, 5, 5).days()).isZero();
        assertThat(of(5, Double.NaN).count()).isZero();
        assertThat(of().count()).isZero();
        assertThat(of(-START + 1, 4e9).days()).as("a clock that was wrong").isZero();
        assertThat(TimeBlocks.none().days()).isZero();
    }

    @Test
    void rowsOfAStretchAreInOneBlockAndRowsWithoutATimeInNone() {
        TimeBlocks blocks = of(0, 299, 301, Double.NaN, 3 * DAY);
        assertThat(blocks.of(0)).isZero().isEqualTo(blocks.of(1));
        assertThat(blocks.of(2)).isEqualTo(1);
        assertThat(blocks.of(3)).isEqualTo(TimeBlocks.NONE);
        assertThat(blocks.of(4)).isEqualTo(2);
        assertThat(blocks.count()).as("stretches without a flow are none").isEqualTo(3);
    }

    /** Ten attacks in each burst, all flagged or none of it: there are as many independent observations as bursts, not as rows. */
    @Test
    void flowsOfOneBurstMakeTheIntervalAsWideAsTheyAreFew() throws StrayflowException {
        int bursts = 100;
        int each = 10;
        SplittableRandom random = new SplittableRandom(1);
        float[] scores = new float[2 * bursts * each];
        String[] labels = new String[scores.length];
        double[] times = new double[scores.length];
        for (int row = 0; row < scores.length; row++) {
            boolean attack = row < bursts * each;
            int burst = row / each % bursts;
            labels[row] = attack ? "scan" : Sample.BENIGN;
            scores[row] = attack && row % each > 0 ? scores[row - 1] : attack ? random.nextInt(2) : 0;
            times[row] = burst * HOUR + row % each;
        }
        Ranking ranking = Sample.of(scores, labels).ranking();
        double recall = ranking.confusionAt(0.5).recall();
        Intervals rows = Intervals.of(ranking, 0.5, 400, 1).run(Feedback.none());
        Intervals blocks = Intervals.of(ranking, 0.5, of(times), 400, 1).run(Feedback.none());
        assertThat(rows.blocks()).isZero();
        assertThat(blocks.blocks()).isEqualTo(bursts);
        double half = 1.96 * Math.sqrt(recall * (1 - recall) / bursts);
        assertThat(width(blocks.recall()) / (2 * half)).isBetween(0.8, 1.2);
        assertThat(width(blocks.recall()) / width(rows.recall()))
                .isBetween(0.8 * Math.sqrt(each), 1.2 * Math.sqrt(each));
        assertThat(recall).isBetween(blocks.recall().low(), blocks.recall().high());
    }

    private static double width(Interval interval) {
        return interval.high() - interval.low();
    }
}
