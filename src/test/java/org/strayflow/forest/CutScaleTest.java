package org.strayflow.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class CutScaleTest {
    @Property(tries = 2_000, seed = "11")
    void cutLiesAboveTheSmallestAndNotAboveTheLargest(
            @ForAll float a,
            @ForAll float b,
            @ForAll boolean log,
            @ForAll @DoubleRange(min = 0, max = 1, maxIncluded = false) double random) {
        if (a == b) {
            return;
        }
        float cut = CutScale.draw(Math.min(a, b), Math.max(a, b), log, random);
        assertThat(cut).isGreaterThan(Math.min(a, b)).isLessThanOrEqualTo(Math.max(a, b));
    }

    @Test
    void rawCutsAreUniformInTheValue() {
        assertThat(CutScale.draw(10, 20, false, 0)).isEqualTo(20);
        assertThat(CutScale.draw(10, 20, false, 0.25)).isEqualTo(17.5f);
        assertThat(CutScale.draw(-1, 1, false, 0.5)).isEqualTo(0);
    }

    @Test
    void logarithmicCutsAreUniformInTheMagnitude() {
        float million = 1_000_000;
        assertThat(CutScale.draw(0, million, true, 0)).isEqualTo(million);
        assertThat((double) CutScale.draw(0, million, true, 0.5)).isCloseTo(999, within(1.0));
        assertThat((double) CutScale.draw(-million, million, true, 0.75)).isCloseTo(-999, within(1.0));
        assertThat(CutScale.draw(-million, million, true, 0.5)).isEqualTo(0);
    }

    @Test
    void neighbouringFloatsAreSeparatedToo() {
        float low = 1e30f;
        assertThat(CutScale.draw(low, Math.nextUp(low), true, 0.999)).isEqualTo(Math.nextUp(low));
        assertThat(CutScale.draw(-Float.MAX_VALUE, Float.MAX_VALUE, false, 0.5)).isEqualTo(0);
    }
}
