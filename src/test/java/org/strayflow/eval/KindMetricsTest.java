package org.strayflow.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.strayflow.detect.Kind;
import org.strayflow.detect.KindPredictions;
import org.strayflow.flow.Labels;
import org.strayflow.flow.Selection;
import org.strayflow.flow.TextColumn;
import org.strayflow.task.Feedback;
import org.strayflow.task.StrayflowException;

class KindMetricsTest {
    private static final Offset<Double> ROUNDING = within(1e-12);
    private static final List<Kind> KINDS =
            List.of(new Kind("BENIGN", true), new Kind("scan", false), new Kind("flood", false));

    private static KindMetrics of(List<Kind> kinds, Selection rows, int[] predicted, String... labels)
            throws StrayflowException {
        short[] kind = new short[predicted.length];
        for (int i = 0; i < kind.length; i++) {
            kind[i] = (short) predicted[i];
        }
        Labels known = Labels.of(TextColumn.of("Label", labels));
        return KindMetrics.of(new KindPredictions(kinds, kind, new float[kind.length]), known, rows)
                .run(Feedback.none());
    }

    private static KindMetrics of(List<Kind> kinds, int[] predicted, String... labels) throws StrayflowException {
        return of(kinds, Selection.all(labels.length), predicted, labels);
    }

    /**
     * Counted by hand; scikit-learn's definitions: classification_report of y_true = B B B S S F F F, y_pred = B B S S B F F S gives
     * macro F1 (2/3 + 2/5 + 4/5) / 3 and weighted F1 (3 · 2/3 + 2 · 2/5 + 3 · 4/5) / 8.
     */
    @Test
    void everyKindIsCountedAgainstAllOthers() throws StrayflowException {
        KindMetrics metrics = of(
                KINDS,
                new int[] {0, 0, 1, 1, 0, 2, 2, 1, 1},
                "benign.",
                "BENIGN",
                "BENIGN",
                "scan",
                "scan",
                "flood",
                "flood",
                "flood",
                "");
        assertThat(metrics.confusion()).isDeepEqualTo(new long[][] {{2, 1, 0}, {1, 1, 0}, {0, 1, 2}});
        assertThat(metrics.kinds().get(1)).isEqualTo(new KindScore("scan", false, 2, 3, 1, true));
        assertThat(metrics.kinds().get(1).precision()).isEqualTo(1 / 3.0);
        assertThat(metrics.kinds().get(1).recall()).isEqualTo(0.5);
        assertThat(metrics.rows()).as("a row without a label does not count").isEqualTo(8);
        assertThat(metrics.accuracy()).isEqualTo(5 / 8.0);
        assertThat(metrics.macroF1()).isEqualTo((2 / 3.0 + 2 / 5.0 + 4 / 5.0) / 3, ROUNDING);
        assertThat(metrics.weightedF1()).isEqualTo((3 * 2 / 3.0 + 2 * 2 / 5.0 + 3 * 4 / 5.0) / 8, ROUNDING);
        assertThat(metrics.macroRecall()).isEqualTo((2 / 3.0 + 1 / 2.0 + 2 / 3.0) / 3, ROUNDING);
        assertThat(metrics.rowShare(2, 1)).isEqualTo(1 / 3.0);
        assertThat(metrics.columnShare(2, 1)).isEqualTo(1 / 3.0);
        assertThat(metrics.columnShare(0, 0)).isEqualTo(2 / 3.0);
    }

    @Test
    void aKindThatWasNotLearntIsAlwaysMissedAndSaidToBeUnknown() throws StrayflowException {
        KindMetrics metrics = of(KINDS, new int[] {0, 2, 2, 0}, "BENIGN", "worm", "worm", "BENIGN");
        assertThat(metrics.kinds())
                .as("a kind neither labelled nor predicted is left away")
                .containsExactly(
                        new KindScore("BENIGN", true, 2, 2, 2, true),
                        new KindScore("flood", false, 0, 2, 0, true),
                        new KindScore("worm", false, 2, 0, 0, false));
        assertThat(metrics.confusion()).isDeepEqualTo(new long[][] {{2, 0, 0}, {0, 0, 0}, {0, 2, 0}});
        assertThat(metrics.macroF1()).isEqualTo(1 / 3.0, ROUNDING);
        assertThat(metrics.weightedF1()).isEqualTo(0.5, ROUNDING);
        assertThat(metrics.macroRecall()).isEqualTo(0.5, ROUNDING);
        assertThat(metrics.kindsWithoutRows()).as("flood").isEqualTo(1);
        assertThat(metrics.kinds().get(1).recall()).isNaN();
        assertThat(metrics.kinds().get(2).precision()).isNaN();
        assertThat(metrics.rowShare(1, 0)).isNaN();
        assertThat(metrics.columnShare(0, 2)).isNaN();
    }

    @Test
    void aClassifierOfTwoKindsIsMeasuredByThemWhateverTheLabelsAreCalled() throws StrayflowException {
        List<Kind> binary = List.of(new Kind("benign", true), new Kind("attack", false));
        KindMetrics metrics =
                of(binary, Selection.of(0, 1, 2, 3), new int[] {0, 1, 0, 1, 0}, "normal", "scan", "worm", "0", "worm");
        assertThat(metrics.kinds())
                .containsExactly(
                        new KindScore("benign", true, 2, 2, 1, true), new KindScore("attack", false, 2, 2, 1, true));
        assertThat(metrics.macroF1()).isEqualTo(0.5, ROUNDING);
    }

    @Test
    void withoutLabelledRowsNothingIsKnown() throws StrayflowException {
        KindMetrics metrics = of(KINDS, new int[] {0, 1}, "", "");
        assertThat(metrics.kinds()).isEmpty();
        assertThat(metrics.accuracy()).isNaN();
        assertThat(metrics.macroF1()).isNaN();
        assertThatThrownBy(() -> of(KINDS, Selection.of(0), new int[] {0, 1}, "scan"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
