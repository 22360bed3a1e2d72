package org.strayflow.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.strayflow.flow.Labels;
import org.strayflow.flow.Selection;
import org.strayflow.flow.TextColumn;
import org.strayflow.task.Feedback;
import org.strayflow.task.JobFeedback;
import org.strayflow.task.ModelException;
import org.strayflow.task.Problem;

class RankingTest {
    private static final float[] SCORES = {0.2f, 0.9f, 0.9f, 0.5f, 0.7f};

    @Test
    void anExampleByHand() {
        Ranking ranking =
                Sample.of(SCORES, "BENIGN", "scan", "BENIGN", "flood", "").ranking();

        assertThat(ranking.order()).containsExactly(1, 2, 4, 3, 0);
        assertThat(ranking.size()).isEqualTo(5);
        assertThat(ranking.attacks()).isEqualTo(2);
        assertThat(ranking.benign()).isEqualTo(2);
        assertThat(ranking.unlabelled()).isEqualTo(1);
        assertThat(ranking.confusionAt(0.9f)).isEqualTo(new Confusion(1, 1, 1, 1));
        assertThat(ranking.confusionAt(0.6)).isEqualTo(new Confusion(1, 1, 1, 1));
        assertThat(ranking.confusionAt(0.5)).isEqualTo(new Confusion(2, 1, 0, 1));
        assertThat(ranking.kindsAt(0.6))
                .containsExactly(
                        new KindCount("BENIGN", true, 2, 1),
                        new KindCount("scan", false, 1, 1),
                        new KindCount("flood", false, 1, 0));
        assertThat(ranking.rocAuc()).isEqualTo((0.5 + 1 + 0 + 1) / 4);
        assertThat(ranking.averagePrecision()).isEqualTo(0.5 * 1 / 2 + 0.5 * 2 / 3);
    }

    @Test
    void comparesTheScoreWidenedToDouble() {
        Ranking ranking = Sample.of(new float[] {0.7f}, "scan").ranking();

        assertThat((double) 0.7f).isLessThan(0.7);
        assertThat(ranking.flaggedAt(0.7)).isZero();
        assertThat(ranking.flaggedAt(0.7f)).isEqualTo(1);
        assertThat(ranking.flaggedAt(Double.NaN)).isZero();
    }

    @Test
    void theRankOfAScoreCountsThoseAbove() {
        Ranking ranking = Sample.of(SCORES, "", "", "", "", "").ranking();

        assertThat(ranking.rankOf(0.95f)).isEqualTo(1);
        assertThat(ranking.rankOf(0.9f)).isEqualTo(1);
        assertThat(ranking.rankOf(0.7f)).isEqualTo(3);
        assertThat(ranking.rankOf(0.2f)).isEqualTo(5);
        assertThat(ranking.rankOf(0.1f)).isEqualTo(6);
    }

    @Test
    void ofAPartitionHasTheTablesRowIds() throws Exception {
        Labels labels = Labels.of(TextColumn.of("Label", "BENIGN", "scan", "BENIGN", "flood", ""));
        Ranking ranking = Ranking.of(SCORES, labels, Selection.of(4, 0, 3)).run(Feedback.none());

        assertThat(ranking.order()).containsExactly(4, 3, 0);
        assertThat(ranking.attacks()).isEqualTo(1);
        assertThat(ranking.kindsAt(0))
                .containsExactly(new KindCount("BENIGN", true, 1, 1), new KindCount("flood", false, 1, 1));
    }

    @Test
    void withoutLabelsThereAreOnlyCounts() throws Exception {
        Ranking ranking = Ranking.of(SCORES, null, Selection.all(SCORES.length)).run(Feedback.none());
        Metrics metrics = ranking.metricsAt(0.7f);

        assertThat(ranking.hasLabels()).isFalse();
        assertThat(metrics.hasLabels()).isFalse();
        assertThat(metrics.rows()).isEqualTo(5);
        assertThat(metrics.unlabelled()).isEqualTo(5);
        assertThat(metrics.flagged()).isEqualTo(3);
        assertThat(metrics.flaggedShare()).isEqualTo(0.6);
        assertThat(metrics.confusion()).isEqualTo(new Confusion(0, 0, 0, 0));
        assertThat(metrics.precision()).isNaN();
        assertThat(metrics.recall()).isNaN();
        assertThat(metrics.f1()).isNaN();
        assertThat(metrics.macroF1()).isNaN();
        assertThat(metrics.accuracy()).isNaN();
        assertThat(metrics.falsePositiveRate()).isNaN();
        assertThat(metrics.rocAuc()).isNaN();
        assertThat(metrics.averagePrecision()).isNaN();
        assertThat(metrics.perKind()).isEmpty();
    }

    @Test
    void ofNoRowsIsEmpty() throws Exception {
        Ranking ranking = Ranking.of(SCORES, null, Selection.of()).run(Feedback.none());

        assertThat(ranking.size()).isZero();
        assertThat(ranking.flaggedAt(0)).isZero();
        assertThat(ranking.order()).isEmpty();
        assertThat(ranking.metricsAt(0.5).flaggedShare()).isNaN();
        assertThat(ranking.thresholdFor(3)).isEqualTo(ranking.aboveAll()).isGreaterThan(1);
    }

    @Test
    void refusesScoresThatAreNotFinite() {
        for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
            float[] scores = {0.1f, 0.2f, bad};
            assertThatThrownBy(() -> Ranking.of(scores, null, Selection.all(3)).run(Feedback.none()))
                    .isInstanceOf(ModelException.class)
                    .hasMessageContaining("EVAL-101")
                    .hasMessageContaining("Row 2");
        }
    }

    @Test
    void refusesLabelsOrRowsThatDoNotFit() {
        Labels two = Labels.of(TextColumn.of("Label", "a", "b"));
        assertThatThrownBy(() -> Ranking.of(SCORES, two, Selection.all(2)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Ranking.of(SCORES, null, Selection.of(5)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Ranking.of(SCORES, null, Selection.of(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void manyRowsAndKindsCountAsTheSlowWayDoes() {
        for (int kinds : new int[] {1, 7, 1500}) {
            Sample sample = Sample.random(11, 20_000, kinds, 3000);
            Ranking ranking = sample.ranking();
            assertThat(ranking.heapBytes()).isLessThan(13L * ranking.size());
            for (double threshold : new double[] {0, 0.1, 0.33, 0.5, 0.61, 0.699, 0.9, 1}) {
                long[] flagged = new long[sample.labels().kinds().size()];
                long[] rows = new long[flagged.length];
                for (int row = 0; row < sample.scores().length; row++) {
                    int kind = sample.labels().kind(row);
                    if (kind != Labels.UNLABELLED) {
                        rows[kind]++;
                        flagged[kind] += sample.isFlagged(row, threshold) ? 1 : 0;
                    }
                }
                assertThat(ranking.kindsAt(threshold).stream().mapToLong(KindCount::flagged))
                        .containsExactly(Arrays.stream(flagged).boxed().toArray(Long[]::new));
                assertThat(ranking.kindsAt(threshold).stream().mapToLong(KindCount::rows))
                        .containsExactly(Arrays.stream(rows).boxed().toArray(Long[]::new));
            }
        }
    }

    @Test
    void reportsProgressUpToTheEnd() throws Exception {
        JobFeedback feedback = new JobFeedback();
        Sample sample = Sample.random(3, 100_000, 5, 1 << 20);
        Ranking.of(sample.scores(), sample.labels(), sample.rows()).run(feedback);

        assertThat(feedback.snapshot().fraction()).isGreaterThan(0.99);
        assertThat(feedback.snapshot().stage()).isNotEmpty();
    }

    @Test
    void canBeCancelledAtEveryCheck() throws Exception {
        Sample sample = Sample.random(3, 30_000, 5, 1 << 20);
        CancelAt counting = new CancelAt(Integer.MAX_VALUE);
        Ranking.of(sample.scores(), sample.labels(), sample.rows()).run(counting);
        // Four passes of the sort and three of the counts, each a check every 8,192 rows.
        assertThat(counting.checks).isGreaterThanOrEqualTo(7 * (30_000 / 8192));
        for (int at = 1; at <= counting.checks; at++) {
            CancelAt feedback = new CancelAt(at);
            assertThatThrownBy(() -> Ranking.of(sample.scores(), sample.labels(), sample.rows())
                            .run(feedback))
                    .isInstanceOf(CancellationException.class);
            assertThat(feedback.checks).isEqualTo(at);
        }
    }

    /** Cancels at the n-th check. */
    private static final class CancelAt implements Feedback {
        private final int at;
        private int checks;

        CancelAt(int at) {
            this.at = at;
        }

        @Override
        public void stage(String text) {}

        @Override
        public void progress(long done, long total) {}

        @Override
        public void warn(Problem problem) {}

        @Override
        public void check() {
            checks++;
            if (checks == at) {
                throw new CancellationException();
            }
        }

        @Override
        public Feedback sub(double weight) {
            return this;
        }
    }

    @Test
    void theThresholdNearAShareFlagsTheNearestPossibleOne() throws Exception {
        // Seven rows of ten score alike, three are lower: 0, 7, 8, 9 or 10 can be flagged.
        float[] scores = {0.9f, 0.9f, 0.9f, 0.9f, 0.9f, 0.9f, 0.9f, 0.5f, 0.4f, 0.3f};
        Ranking ranking = Ranking.of(scores, null, Selection.all(10)).run(Feedback.none());
        double[] shares = {0, 0.1, 0.34, 0.35, 0.4, 0.7, 0.74, 0.75, 0.8, 1};
        int[] flagged = {0, 0, 0, 7, 7, 7, 7, 7, 8, 10};
        for (int i = 0; i < shares.length; i++) {
            assertThat(ranking.flaggedAt(ranking.thresholdNear(shares[i])))
                    .as("share " + shares[i])
                    .isEqualTo(flagged[i]);
        }
        Ranking none = Ranking.of(scores, null, Selection.of()).run(Feedback.none());
        assertThat(none.thresholdNear(0.5)).isEqualTo(none.aboveAll());
    }
}
