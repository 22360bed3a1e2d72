package org.strayflow.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AxisTest {
    private static String[] names(Axis axis) {
        return axis.ticks().stream().map(Axis.Tick::name).toArray(String[]::new);
    }

    @Test
    void ticksAreRound() {
        assertThat(names(Axis.linear("x", 0, 1))).containsExactly("0.0", "0.2", "0.4", "0.6", "0.8", "1.0");
        assertThat(names(Axis.linear("x", 0.36, 0.71)))
                .containsExactly("0.40", "0.45", "0.50", "0.55", "0.60", "0.65", "0.70");
        assertThat(names(Axis.linear("x", -2, 2))).containsExactly("−2", "−1", "0", "1", "2");
    }

    @Test
    void manyCountsAreLogarithmicAndASingleOneShows() {
        Axis axis = Axis.counts("flows", 3_000);
        assertThat(names(axis)).containsExactly("1", "10", "100", "1,000", "10,000");
        assertThat(axis.place(1)).isGreaterThan(0.05);
        assertThat(axis.place(10_000)).isEqualTo(1, within(1e-9));
        assertThat(axis.place(0)).isZero();
        assertThat(axis.place(100) - axis.place(10)).isEqualTo(axis.place(1_000) - axis.place(100), within(1e-9));
    }

    @Test
    void fewCountsHaveWholeTicks() {
        assertThat(names(Axis.counts("flows", 3))).containsExactly("0", "1", "2", "3");
        assertThat(names(Axis.counts("flows", 0))).containsExactly("0", "1");
        assertThat(Axis.counts("flows", 49).high()).isEqualTo(50);
    }

    @Test
    void valuesOutsideAreAtTheNearestEnd() {
        Axis axis = Axis.linear("x", 0, 0.5);
        assertThat(axis.place(0.7)).isEqualTo(1);
        assertThat(axis.place(-1)).isZero();
    }
}
