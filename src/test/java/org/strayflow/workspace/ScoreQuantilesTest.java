package org.strayflow.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.strayflow.flow.Selection;

class ScoreQuantilesTest {
    @Test
    void theShareFromAScoreIsThatOfTheRows() {
        float[] scores = new float[10_001];
        for (int row = 0; row < scores.length; row++) {
            scores[row] = (row * 37L % scores.length) / 10_000f;
        }
        float[] quantiles = ScoreQuantiles.of(scores, Selection.all(scores.length));
        for (double score : new double[] {0.003, 0.25, 0.5, 0.987, 0.999}) {
            assertThat(ScoreQuantiles.shareFrom(quantiles, score)).isCloseTo(1 - score, within(1e-3));
        }
        assertThat(ScoreQuantiles.shareFrom(quantiles, 0)).isOne();
        assertThat(ScoreQuantiles.shareFrom(quantiles, -1)).isOne();
        assertThat(ScoreQuantiles.shareFrom(quantiles, 1)).isCloseTo(0, within(1e-9));
        assertThat(ScoreQuantiles.shareFrom(quantiles, 1.1)).isZero();
    }

    @Test
    void equalScoresAreAllFromThatScore() {
        float[] quantiles = ScoreQuantiles.of(new float[] {0.4f, 0.4f, 0.4f}, Selection.all(3));
        assertThat(ScoreQuantiles.shareFrom(quantiles, 0.4f)).isOne();
        assertThat(ScoreQuantiles.shareFrom(quantiles, 0.41)).isZero();
    }
}
