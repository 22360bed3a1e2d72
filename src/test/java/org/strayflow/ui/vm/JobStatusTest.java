package org.strayflow.ui.vm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.strayflow.task.Progress;

class JobStatusTest {
    private static JobStatus after(long millis, double fraction) {
        return JobStatus.of(new Progress("reading monday.csv", fraction, 0, 0, millis * 1_000_000, List.of()));
    }

    @Test
    void aShortJobSaysNothing() {
        assertThat(after(299, 0.5)).isEqualTo(JobStatus.NOTHING);
    }

    @Test
    void aSignFirstNumbersLater() {
        assertThat(after(300, 0.5)).isEqualTo(new JobStatus(true, "reading monday.csv", Double.NaN, ""));
        assertThat(after(1_999, 0.5).numbers()).isEmpty();
        JobStatus later = after(4_000, 0.25);
        assertThat(later.fraction()).isEqualTo(0.25);
        assertThat(later.numbers()).isEqualTo("25 % · 12 s left");
    }

    @Test
    void withoutAFractionThereIsNoPercent() {
        assertThat(after(9_000, Double.NaN).numbers()).isEmpty();
        assertThat(after(9_000, Double.NaN).shown()).isTrue();
    }

    @Test
    void nearTheEndItNeverSaysNothingLeft() {
        assertThat(after(4_000, 0.9999).numbers()).isEqualTo("99 % · 1.0 s left");
    }
}
