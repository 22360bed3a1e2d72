package org.strayflow.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.strayflow.task.Feedback;
import org.strayflow.task.StrayflowException;

class IntervalsTest {
    private static final double CUT = 0.5;

    private static Intervals of(Ranking ranking, long seed) throws StrayflowException {
        return Intervals.of(ranking, CUT, Intervals.RESAMPLES, seed).run(Feedback.none());
    }

    /** The interval of a share of n rows is ± 1.96 √(p (1 − p) / n), whatever way it is found. */
    @Test
    void theIntervalOfAShareIsThatOfTheBinomialDistribution() throws StrayflowException {
        Ranking ranking = Sample.random(5, 4_000, 3, 100).ranking();
        Intervals intervals = of(ranking, 1);
        double recall = ranking.confusionAt(CUT).recall();
        double half = 1.96 * Math.sqrt(recall * (1 - recall) / ranking.attacks());
        assertThat(intervals.recall().low()).isCloseTo(recall - half, within(half / 3));
        assertThat(intervals.recall().high()).isCloseTo(recall + half, within(half / 3));
        double rate = ranking.confusionAt(CUT).falsePositiveRate();
        double rateHalf = 1.96 * Math.sqrt(rate * (1 - rate) / ranking.benign());
        assertThat(intervals.falsePositiveRate().low()).isCloseTo(rate - rateHalf, within(rateHalf / 3));
        assertThat(intervals.falsePositiveRate().high()).isCloseTo(rate + rateHalf, within(rateHalf / 3));
    }

    /** Hanley and McNeil's standard error of an area, 1982. */
    @Test
    void theIntervalOfTheAreaIsThatOfHanleyAndMcNeilAndNarrowsWithMoreRows() throws StrayflowException {
        Ranking ranking = Sample.random(6, 4_000, 3, 100).ranking();
        double area = ranking.rocAuc();
        double q1 = area / (2 - area);
        double q2 = 2 * area * area / (1 + area);
        double variance = (area * (1 - area)
                        + (ranking.attacks() - 1) * (q1 - area * area)
                        + (ranking.benign() - 1) * (q2 - area * area))
                / ((double) ranking.attacks() * ranking.benign());
        Interval interval = of(ranking, 1).rocAuc();
        double width = interval.high() - interval.low();
        assertThat(interval.low()).isLessThan(area);
        assertThat(interval.high()).isGreaterThan(area);
        assertThat(width / (2 * 1.96 * Math.sqrt(variance))).isBetween(0.7, 1.3);

        Interval few = of(Sample.random(6, 400, 3, 100).ranking(), 1).rocAuc();
        assertThat(few.high() - few.low()).isGreaterThan(2 * width);
        Interval precision = of(ranking, 1).averagePrecision();
        assertThat(ranking.averagePrecision()).isBetween(precision.low(), precision.high());
    }

    @Test
    void aSeedGivesTheSameIntervalsAgain() throws StrayflowException {
        Ranking ranking = Sample.random(7, 500, 2, 20).ranking();
        assertThat(of(ranking, 3)).isEqualTo(of(ranking, 3)).isNotEqualTo(of(ranking, 4));
    }

    @Test
    void whatIsUndefinedHasNoInterval() throws StrayflowException {
        Intervals unlabelled = of(Sample.random(8, 50, 2, 20).unlabelledRanking(), 1);
        assertThat(unlabelled.recall()).isEqualTo(new Interval(Double.NaN, Double.NaN));
        assertThat(unlabelled.rocAuc()).isEqualTo(new Interval(Double.NaN, Double.NaN));
        Intervals perfect = of(
                Sample.of(new float[] {1, 0.9f, 0.1f, 0}, "scan", "scan", "BENIGN", "BENIGN")
                        .ranking(),
                1);
        assertThat(perfect.rocAuc()).isEqualTo(new Interval(1, 1));
        assertThat(perfect.precision()).isEqualTo(new Interval(1, 1));
        assertThatThrownBy(() -> Intervals.of(Sample.random(1, 5, 1, 5).ranking(), 0.5, 2, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void recallAtARateIsThatOfTheGoalAndPrecisionAtABaseRateIsBayes() throws StrayflowException {
        Ranking ranking = Sample.random(9, 3_000, 2, 50).ranking();
        for (double rate : new double[] {0, 0.001, 0.01, 0.3, 1}) {
            double threshold = new Goal.FalsePositiveRate(rate).thresholdOn(ranking);
            assertThat(ranking.recallAt(rate))
                    .isEqualTo(ranking.confusionAt(threshold).recall());
        }
        Confusion confusion = new Confusion(90, 10, 10, 990);
        assertThat(confusion.precisionAt(100 / 1100.0)).isCloseTo(confusion.precision(), within(1e-12));
        assertThat(confusion.precisionAt(0.001)).isCloseTo(0.001 * 0.9 / (0.001 * 0.9 + 0.999 * 0.01), within(1e-12));
        assertThat(new Confusion(0, 0, 3, 4).precisionAt(0.1)).isNaN();
        assertThatThrownBy(() -> confusion.precisionAt(1)).isInstanceOf(IllegalArgumentException.class);
    }
}
