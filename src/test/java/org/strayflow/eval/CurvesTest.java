package org.strayflow.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CurvesTest {
    private static final int EVERYTHING = 1_000_000;

    @Provide
    Arbitrary<Sample> samples() {
        return Sample.any();
    }

    @Property(tries = 500, seed = "41")
    void pointsAreThoseOfTheirThresholds(@ForAll("samples") Sample sample) {
        Ranking ranking = sample.ranking();
        Curve precisionRecall = Curves.precisionRecall(ranking, EVERYTHING);
        assertThat(precisionRecall.isEmpty()).isEqualTo(sample.attacks() == 0);
        for (int i = 0; i < precisionRecall.size(); i++) {
            Confusion confusion = ranking.confusionAt(precisionRecall.thresholds()[i]);
            assertThat(precisionRecall.x()[i]).isEqualTo(confusion.recall());
            assertThat(precisionRecall.y()[i]).isEqualTo(i == 0 ? 1 : confusion.precision());
        }
        Curve roc = Curves.roc(ranking, EVERYTHING);
        assertThat(roc.isEmpty()).isEqualTo(sample.attacks() == 0 || sample.benign() == 0);
        for (int i = 0; i < roc.size(); i++) {
            Confusion confusion = ranking.confusionAt(roc.thresholds()[i]);
            assertThat(roc.x()[i]).isEqualTo(confusion.falsePositiveRate());
            assertThat(roc.y()[i]).isEqualTo(confusion.recall());
        }
    }

    @Property(tries = 500, seed = "42")
    void everyDistinctScoreOfALabelledRowIsAPoint(@ForAll("samples") Sample sample) {
        Sample labelled =
                new Sample(sample.scores(), sample.labels(), sample.rows().filter(sample.labels()::isLabelled));
        Curve curve = Curves.precisionRecall(sample.ranking(), EVERYTHING);
        if (!curve.isEmpty()) {
            assertThat(curve.thresholds()).hasSize(1 + labelled.distinctScores().length);
            assertThat(Arrays.copyOfRange(curve.thresholds(), 1, curve.size())).isEqualTo(labelled.distinctScores());
        }
    }

    @Property(tries = 500, seed = "43")
    void areasAreThoseUnderTheCurves(@ForAll("samples") Sample sample) {
        Ranking ranking = sample.ranking();
        Curve precisionRecall = Curves.precisionRecall(ranking, EVERYTHING);
        if (!precisionRecall.isEmpty()) {
            double steps = 0;
            for (int i = 1; i < precisionRecall.size(); i++) {
                steps += (precisionRecall.x()[i] - precisionRecall.x()[i - 1])
                        * precisionRecall.y()[i];
            }
            assertThat(precisionRecall.area()).isCloseTo(steps, within(1e-12));
        }
        Curve roc = Curves.roc(ranking, EVERYTHING);
        if (!roc.isEmpty()) {
            double trapezoids = 0;
            for (int i = 1; i < roc.size(); i++) {
                trapezoids += (roc.x()[i] - roc.x()[i - 1]) * (roc.y()[i] + roc.y()[i - 1]) / 2;
            }
            assertThat(roc.area()).isCloseTo(trapezoids, within(1e-12));
        }
    }

    @Test
    void beginsWhereNothingIsFlaggedAndEndsWhereEverythingIs() {
        Ranking ranking = Sample.random(1, 500, 2, 50).ranking();
        Curve roc = Curves.roc(ranking, Curves.POINTS);
        Curve precisionRecall = Curves.precisionRecall(ranking, Curves.POINTS);

        assertThat(roc.x()).startsWith(0).endsWith(1);
        assertThat(roc.y()).startsWith(0).endsWith(1);
        assertThat(precisionRecall.x()).startsWith(0).endsWith(1);
        assertThat(precisionRecall.y()).startsWith(1);
        assertThat(ranking.flaggedAt(roc.thresholds()[0])).isZero();
        assertThat(ranking.flaggedAt(precisionRecall.thresholds()[0])).isZero();
    }

    @Test
    void fewPointsDrawTheSameCurve() {
        Ranking ranking = Sample.random(2, 200_000, 3, 1 << 22).ranking();
        checkReduced(Curves.precisionRecall(ranking, EVERYTHING), Curves.precisionRecall(ranking, Curves.POINTS));
        checkReduced(Curves.roc(ranking, EVERYTHING), Curves.roc(ranking, Curves.POINTS));
    }

    /** Attacks above all benign rows but for a few: the ROC curve rises within one column of the plot. */
    @Test
    void aSteepCurveKeepsItsThresholds() {
        int rows = 100_000;
        float[] scores = new float[rows];
        String[] labels = new String[rows];
        for (int i = 0; i < rows; i++) {
            boolean attack = i % 10 == 0;
            scores[i] = (attack && i % 1000 != 0 ? 1 : 0) + i / (float) rows;
            labels[i] = attack ? "scan" : Sample.BENIGN;
        }
        Ranking ranking = Sample.of(scores, labels).ranking();
        Curve all = Curves.roc(ranking, EVERYTHING);
        Curve roc = Curves.roc(ranking, Curves.POINTS);

        checkReduced(all, roc);
        int point = roc.nearest(0, 0.5);
        assertThat(roc.x()[point]).isZero();
        assertThat(roc.y()[point]).isCloseTo(0.5, within(0.003));
    }

    /** In every column of the plot the lowest and the highest point are kept. */
    private static void checkExtremes(Curve all, Curve reduced) {
        int columns = Curves.POINTS / 8;
        assertThat(extremes(reduced, columns)).isEqualTo(extremes(all, columns));
    }

    private static double[][] extremes(Curve curve, int columns) {
        double[][] extremes = new double[columns][];
        for (int i = 0; i < curve.size(); i++) {
            int column = (int) Math.min(columns - 1.0, curve.x()[i] * columns);
            double y = curve.y()[i];
            double[] known = extremes[column];
            extremes[column] =
                    known == null ? new double[] {y, y} : new double[] {Math.min(known[0], y), Math.max(known[1], y)};
        }
        return extremes;
    }

    /** Every point left out is within a hundredth of an edge of the plot to a point kept; extremes and ends are kept. */
    private static void checkReduced(Curve all, Curve reduced) {
        assertThat(all.size()).isGreaterThan(10 * Curves.POINTS);
        assertThat(reduced.size()).isLessThanOrEqualTo(Curves.POINTS).isGreaterThan(Curves.POINTS / 4);
        assertThat(reduced.area()).isEqualTo(all.area());
        assertThat(reduced.x()[0]).isEqualTo(all.x()[0]);
        assertThat(reduced.y()[0]).isEqualTo(all.y()[0]);
        assertThat(reduced.x()[reduced.size() - 1]).isEqualTo(all.x()[all.size() - 1]);
        assertThat(reduced.y()[reduced.size() - 1]).isEqualTo(all.y()[all.size() - 1]);
        double farthest = 0;
        for (int i = 0; i < all.size(); i++) {
            int nearest = reduced.nearest(all.x()[i], all.y()[i]);
            farthest = Math.max(
                    farthest, Math.hypot(reduced.x()[nearest] - all.x()[i], reduced.y()[nearest] - all.y()[i]));
        }
        assertThat(farthest).isLessThan(0.01);
        checkExtremes(all, reduced);
        for (int i = 1; i < reduced.size(); i++) {
            assertThat(reduced.x()[i]).isGreaterThanOrEqualTo(reduced.x()[i - 1]);
            assertThat(reduced.thresholds()[i]).isLessThan(reduced.thresholds()[i - 1]);
        }
    }

    @Test
    void nearestFindsThePoint() {
        Curve curve = new Curve(new double[] {0, 0.5, 1}, new double[] {0, 0.8, 1}, new double[] {3, 2, 1}, 0.7);

        assertThat(curve.nearest(0.1, 0.1)).isZero();
        assertThat(curve.nearest(0.5, 0.5)).isEqualTo(1);
        assertThat(curve.nearest(2, 2)).isEqualTo(2);
    }

    @Test
    void withoutLabelsThereIsNoCurve() {
        Curve curve = Curves.roc(Sample.random(1, 100, 1, 10).unlabelledRanking(), Curves.POINTS);

        assertThat(curve.isEmpty()).isTrue();
        assertThat(curve.area()).isNaN();
        assertThatThrownBy(() -> curve.nearest(0, 0)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesTooFewPoints() {
        Ranking ranking = Sample.random(1, 100, 1, 10).ranking();
        assertThatThrownBy(() -> Curves.roc(ranking, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThat(Curves.roc(Sample.random(1, 5000, 1, 1 << 20).ranking(), Curves.FEWEST)
                        .size())
                .isLessThanOrEqualTo(Curves.FEWEST);
        assertThatThrownBy(() -> new Curve(new double[1], new double[2], new double[1], 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
