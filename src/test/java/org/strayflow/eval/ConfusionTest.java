package org.strayflow.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ConfusionTest {
    @Test
    void sharesByHand() {
        Confusion confusion = new Confusion(30, 10, 20, 940);

        assertThat(confusion.rows()).isEqualTo(1000);
        assertThat(confusion.flagged()).isEqualTo(40);
        assertThat(confusion.flaggedShare()).isEqualTo(0.04);
        assertThat(confusion.precision()).isEqualTo(0.75);
        assertThat(confusion.recall()).isEqualTo(0.6);
        assertThat(confusion.f1()).isEqualTo(60.0 / 90);
        assertThat(confusion.benignF1()).isEqualTo(1880.0 / 1910);
        assertThat(confusion.macroF1()).isEqualTo((60.0 / 90 + 1880.0 / 1910) / 2);
        assertThat(confusion.accuracy()).isEqualTo(0.97);
        assertThat(confusion.falsePositiveRate()).isEqualTo(10.0 / 950);
    }

    @Test
    void nothingFlaggedHasNoPrecision() {
        Confusion confusion = new Confusion(0, 0, 5, 5);

        assertThat(confusion.precision()).isNaN();
        assertThat(confusion.recall()).isZero();
        assertThat(confusion.f1()).isZero();
        assertThat(confusion.falsePositiveRate()).isZero();
    }

    @Test
    void withoutAttacksThereIsNoRecall() {
        Confusion flagged = new Confusion(0, 1, 0, 9);
        Confusion none = new Confusion(0, 0, 0, 10);

        assertThat(flagged.recall()).isNaN();
        assertThat(flagged.precision()).isZero();
        assertThat(none.f1()).isNaN();
        assertThat(none.macroF1()).isNaN();
        assertThat(none.accuracy()).isEqualTo(1);
    }

    @Test
    void withoutBenignRowsThereIsNoFalsePositiveRate() {
        Confusion confusion = new Confusion(3, 0, 1, 0);

        assertThat(confusion.falsePositiveRate()).isNaN();
        assertThat(confusion.precision()).isEqualTo(1);
        assertThat(confusion.benignF1()).isZero();
    }

    @Test
    void refusesNegativeCounts() {
        assertThatThrownBy(() -> new Confusion(0, -1, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new KindCount("scan", false, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new KindCount("scan", false, 2, 3)).isInstanceOf(IllegalArgumentException.class);
    }
}
