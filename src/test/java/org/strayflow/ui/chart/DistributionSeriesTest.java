package org.strayflow.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class DistributionSeriesTest {
    private static DistributionSeries series(boolean log, double low, double high) {
        return new DistributionSeries(
                "Bytes",
                new double[] {low, high},
                DoubleUnaryOperator.identity(),
                log,
                "then",
                new double[] {1},
                "now",
                new double[] {1});
    }

    @Test
    void onlyPowersOfTenHaveNamesOnALogarithmicAxis() {
        DistributionSeries bytes = series(true, 0, 6.2);
        assertThat(bytes.isTick(3)).isTrue();
        assertThat(bytes.isTick(2.5)).isFalse();
        assertThat(series(true, 4.1, 5.3).isTick(4.5)).isTrue();
        assertThat(series(false, 0, 6.2).isTick(2.5)).isTrue();
    }
}
