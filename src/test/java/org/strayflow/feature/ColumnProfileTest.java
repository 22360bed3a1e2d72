package org.strayflow.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.strayflow.flow.Column;
import org.strayflow.flow.FlowTable;
import org.strayflow.flow.NumberColumn;
import org.strayflow.flow.Role;
import org.strayflow.flow.TextColumn;
import org.strayflow.task.Feedback;
import org.strayflow.task.JobFeedback;
import org.strayflow.task.Parallel;
import org.strayflow.task.StrayflowException;

class ColumnProfileTest {
    private static ColumnProfile profile(Column column) throws StrayflowException {
        FlowTable table = new FlowTable(List.of(column), List.of(Role.FEATURE));
        return ColumnProfile.of(table, new Parallel(2)).run(Feedback.none()).getFirst();
    }

    @Test
    void numbersHaveRangeQuantilesAndDistinctValues() throws StrayflowException {
        double[] values = new double[101];
        Arrays.setAll(values, i -> 100 - i);
        ColumnProfile profile = profile(NumberColumn.of("x", values));
        assertThat(profile.min()).isZero();
        assertThat(profile.max()).isEqualTo(100);
        assertThat(profile.distinct()).isEqualTo(101);
        assertThat(profile.distinctExact()).isTrue();
        assertThat(profile.quantiles()).containsExactly(1.0, 5.0, 25.0, 50.0, 75.0, 95.0, 99.0);
        assertThat(profile.sampled()).isZero();
        assertThat(Arrays.stream(profile.bins()).sum()).isEqualTo(101);
    }

    @Test
    void aQuantileBetweenTwoValuesIsInProportion() throws StrayflowException {
        assertThat(profile(NumberColumn.of("x", 0, 10)).quantiles().get(2)).isEqualTo(2.5);
        assertThat(profile(NumberColumn.of("x", 7)).quantiles()).containsOnly(7.0);
    }

    @Test
    void missingAndInfiniteValuesAreCountedApart() throws StrayflowException {
        ColumnProfile profile = profile(
                NumberColumn.of("x", 1, Double.NaN, Double.POSITIVE_INFINITY, -0.0, 0.0, Double.NEGATIVE_INFINITY, 1));
        assertThat(profile.missing()).isEqualTo(1);
        assertThat(profile.infinite()).isEqualTo(2);
        assertThat(profile.distinct()).as("1, 0 and both infinities").isEqualTo(4);
        assertThat(profile.max()).isEqualTo(1);
        assertThat(profile.quantiles().get(3)).isEqualTo(0.5);
    }

    @Test
    void aColumnWithoutAValueHasNoRange() throws StrayflowException {
        ColumnProfile profile = profile(NumberColumn.of("x", Double.NaN, Double.NaN));
        assertThat(profile.min()).isNaN();
        assertThat(profile.distinct()).isZero();
        assertThat(profile.quantiles()).isEmpty();
        assertThat(profile(NumberColumn.of("x", Double.POSITIVE_INFINITY)).min())
                .isNaN();
    }

    @Test
    void textsHaveTheMostFrequentFirst() throws StrayflowException {
        ColumnProfile profile = profile(TextColumn.of("s", "dns", "http", "", "http", "ntp", "http", "ntp"));
        assertThat(profile.distinct()).isEqualTo(3);
        assertThat(profile.missing()).isEqualTo(1);
        assertThat(profile.frequent()).containsExactly("http", "ntp", "dns");
        assertThat(profile.bins()).containsExactly(3, 2, 1);
        assertThat(profile.example()).isEqualTo("http");
        assertThat(profile.quantiles()).isEmpty();
    }

    @Test
    void ofManyRowsQuantilesComeFromASampleAndCountsFromAll() throws StrayflowException {
        int rows = 3 * ColumnProfiler.SAMPLE;
        double[] values = new SplittableRandom(1).doubles(rows).toArray();
        values[1] = 7;
        ColumnProfile profile = profile(NumberColumn.of("x", values));
        assertThat(profile.sampled()).isEqualTo(ColumnProfiler.SAMPLE);
        assertThat(profile.max()).isEqualTo(7);
        assertThat(profile.quantiles().get(3)).isCloseTo(0.5, within(0.01));
        assertThat(profile.distinctExact()).isFalse();
        assertThat((double) profile.distinct() / rows).isCloseTo(1, within(0.04));
    }

    @Test
    void distinctValuesAreExactUpToALimit() {
        for (int wanted : new int[] {0, 1, 255, 1_000, DistinctCount.EXACT}) {
            DistinctCount count = new DistinctCount();
            for (int round = 0; round < 2; round++) {
                IntStream.range(0, wanted).forEach(i -> count.add(Double.doubleToRawLongBits(i)));
            }
            assertThat(count.distinct()).isEqualTo(wanted);
            assertThat(count.isExact()).isTrue();
        }
        DistinctCount zero = new DistinctCount();
        zero.add(0x5DEECE66DL << 20);
        zero.add(0);
        assertThat(zero.distinct())
                .as("the value that stands for an empty place")
                .isEqualTo(2);
    }

    @Test
    void moreDistinctValuesAreEstimatedWithinAFewPercent() {
        for (int wanted : new int[] {DistinctCount.EXACT + 1, 200_000, 1_000_000}) {
            DistinctCount count = new DistinctCount();
            for (int round = 0; round < 2; round++) {
                IntStream.range(0, wanted).forEach(i -> count.add(Double.doubleToRawLongBits(i / 8.0)));
            }
            assertThat(count.isExact()).isFalse();
            assertThat((double) count.distinct() / wanted).isCloseTo(1, within(0.04));
        }
    }

    @Test
    void aCancelStopsTheProfile() {
        JobFeedback cancelled = new JobFeedback();
        cancelled.cancel();
        FlowTable table = new FlowTable(List.of(NumberColumn.of("x", 1, 2)), List.of(Role.FEATURE));
        assertThatThrownBy(() -> ColumnProfile.of(table, new Parallel(1)).run(cancelled))
                .isInstanceOf(CancellationException.class);
    }
}
