package org.strayflow.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.DoubleStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.strayflow.flow.Labels;

/** A ranking against the plain, slow way to count. */
class RankingPropertyTest {
    @Provide
    Arbitrary<Sample> samples() {
        return Sample.any();
    }

    @Property(tries = 500, seed = "1")
    void ordersByDescendingScoreThenByRow(@ForAll("samples") Sample sample) {
        int[] expected = sample.rows().stream()
                .boxed()
                .sorted(Comparator.comparingDouble((Integer row) -> -(sample.scores()[row] + 0f))
                        .thenComparing(row -> row))
                .mapToInt(row -> row)
                .toArray();
        Ranking ranking = sample.ranking();
        assertThat(ranking.order()).isEqualTo(expected);
        for (int place = 0; place < expected.length; place++) {
            assertThat(ranking.rowAt(place)).isEqualTo(expected[place]);
            assertThat(ranking.scoreAt(place)).isEqualTo(sample.scores()[expected[place]] + 0f);
        }
    }

    @Property(tries = 500, seed = "2")
    void countsAsTheSlowWayDoes(@ForAll("samples") Sample sample, @ForAll("samples") Sample other) {
        Ranking ranking = sample.ranking();
        for (double threshold : thresholds(sample, other)) {
            int tp = sample.flaggedAttacks(threshold);
            int fp = sample.flaggedBenign(threshold);
            assertThat(ranking.flaggedAt(threshold)).isEqualTo(sample.flagged(threshold));
            assertThat(ranking.confusionAt(threshold))
                    .isEqualTo(new Confusion(tp, fp, sample.attacks() - tp, sample.benign() - fp));
            assertThat(ranking.flaggedRows(threshold))
                    .containsExactlyInAnyOrder(sample.rows()
                            .filter(row -> sample.isFlagged(row, threshold))
                            .toArray());
            checkKinds(sample, ranking, threshold);
        }
    }

    private static void checkKinds(Sample sample, Ranking ranking, double threshold) {
        Labels labels = sample.labels();
        int found = 0;
        for (KindCount count : ranking.kindsAt(threshold)) {
            int kind = labels.kinds().indexOf(count.kind());
            assertThat(count.benign()).isEqualTo(labels.isBenignKind(kind));
            assertThat(count.rows())
                    .isEqualTo(sample.rows()
                            .filter(row -> labels.kind(row) == kind)
                            .size());
            assertThat(count.flagged())
                    .isEqualTo(sample.rows()
                            .filter(row -> labels.kind(row) == kind && sample.isFlagged(row, threshold))
                            .size());
            found += (int) count.rows();
        }
        assertThat(found).isEqualTo(sample.attacks() + sample.benign());
    }

    @Property(tries = 500, seed = "3")
    void rocAucIsTheShareOfPairsInTheRightOrder(@ForAll("samples") Sample sample) {
        double right = 0;
        for (int attack : sample.rows().filter(sample.labels()::isAttack).toArray()) {
            for (int benign : sample.rows().filter(sample.labels()::isBenign).toArray()) {
                float a = sample.scores()[attack];
                float b = sample.scores()[benign];
                right += a > b ? 1 : a == b ? 0.5 : 0;
            }
        }
        double pairs = (double) sample.attacks() * sample.benign();
        double auc = sample.ranking().rocAuc();
        if (pairs == 0) {
            assertThat(auc).isNaN();
        } else {
            assertThat(auc).isCloseTo(right / pairs, within(1e-12));
        }
    }

    @Property(tries = 500, seed = "4")
    void averagePrecisionIsTheSumOverDistinctScores(@ForAll("samples") Sample sample) {
        double area = 0;
        double recallBefore = 0;
        for (double threshold : sample.distinctScores()) {
            double tp = sample.flaggedAttacks(threshold);
            double recall = tp / sample.attacks();
            double labelled = tp + sample.flaggedBenign(threshold);
            if (recall > recallBefore) {
                area += (recall - recallBefore) * tp / labelled;
                recallBefore = recall;
            }
        }
        double averagePrecision = sample.ranking().averagePrecision();
        if (sample.attacks() == 0) {
            assertThat(averagePrecision).isNaN();
        } else {
            assertThat(averagePrecision).isCloseTo(area, within(1e-12));
        }
    }

    @Property(tries = 500, seed = "5")
    void aHigherThresholdNeverFlagsMore(@ForAll("samples") Sample sample, @ForAll("samples") Sample other) {
        Ranking ranking = sample.ranking();
        int flagged = Integer.MAX_VALUE;
        double recall = Double.POSITIVE_INFINITY;
        double[] thresholds = thresholds(sample, other);
        Arrays.sort(thresholds);
        for (double threshold : thresholds) {
            Metrics metrics = ranking.metricsAt(threshold);
            assertThat(metrics.flagged()).isLessThanOrEqualTo(flagged);
            flagged = metrics.flagged();
            if (sample.attacks() > 0) {
                assertThat(metrics.recall()).isLessThanOrEqualTo(recall);
                recall = metrics.recall();
            }
        }
    }

    @Property(tries = 500, seed = "6")
    void thresholdForACountIsTheLowestThatKeepsIt(@ForAll("samples") Sample sample) {
        Ranking ranking = sample.ranking();
        for (int count = 0; count <= sample.rows().size() + 1; count++) {
            double threshold = ranking.thresholdFor(count);
            assertThat(sample.flagged(threshold)).isLessThanOrEqualTo(count);
            for (double lower : sample.distinctScores()) {
                assertThat(lower >= threshold || sample.flagged(lower) > count)
                        .as("count %s, %s instead of %s", count, lower, threshold)
                        .isTrue();
            }
        }
    }

    /** All scores, just beside them, a few of other rows, and far beyond. */
    private static double[] thresholds(Sample sample, Sample other) {
        DoubleStream beside = DoubleStream.of(sample.distinctScores())
                .flatMap(score -> DoubleStream.of(score, Math.nextUp(score), Math.nextDown(score)));
        DoubleStream others = DoubleStream.of(other.distinctScores()).limit(5);
        DoubleStream beyond = DoubleStream.of(Double.NEGATIVE_INFINITY, -1e9, 0.5, Double.POSITIVE_INFINITY);
        return DoubleStream.concat(beside, DoubleStream.concat(others, beyond)).toArray();
    }
}
