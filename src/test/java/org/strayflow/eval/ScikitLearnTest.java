package org.strayflow.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The numbers scikit-learn 1.2.1 gives for the same rows. They were printed by {@code sklearn-values.py}, which lies beside this test's
 * resources and makes the rows of {@link #rows()} by the same arithmetic.
 */
class ScikitLearnTest {
    private static final Offset<Double> ROUNDING = within(1e-12);
    private static final int ROWS = 3000;

    private static Ranking ranking;

    private long state = 42;

    private int number(int below) {
        state = (state * 1103515245L + 12345) % (1L << 31);
        return (int) ((state >> 8) % below);
    }

    /** Scores with many ties; one row in eleven is an attack of one of two kinds and scores higher on the mean. */
    private Sample rows() {
        float[] scores = new float[ROWS];
        String[] labels = new String[ROWS];
        for (int i = 0; i < ROWS; i++) {
            boolean attack = number(100) < 9;
            int range = attack ? 120 : 90;
            scores[i] = (float) ((number(range) + number(range)) / 240.0);
            labels[i] = attack ? "kind " + number(2) : Sample.BENIGN;
        }
        return Sample.of(scores, labels);
    }

    @BeforeAll
    static void rank() {
        ranking = new ScikitLearnTest().rows().ranking();
    }

    @Test
    void areas() {
        assertThat(ranking.attacks()).isEqualTo(280);
        assertThat(ranking.rocAuc()).isCloseTo(0.6649566701680674, ROUNDING);
        assertThat(ranking.averagePrecision()).isCloseTo(0.32758956620757723, ROUNDING);
    }

    @ParameterizedTest
    @CsvSource({
        "0.25, 242, 2042, 38, 678, 0.10595446584938704, 0.8642857142857143, 0.18876755070202808,"
                + "0.30666666666666664, 0.7507352941176471, 0.2917062433370443, 0.8846153846153846, 0.8387096774193549",
        "0.5, 124, 543, 156, 2177, 0.18590704647676162, 0.44285714285714284, 0.26187961985216474,"
                + "0.767, 0.19963235294117648, 0.5617729783408855, 0.4551282051282051, 0.4274193548387097",
        "0.625, 76, 140, 204, 2580, 0.35185185185185186, 0.2714285714285714, 0.3064516129032258,"
                + "0.8853333333333333, 0.051470588235294115, 0.6219758064516129, 0.28846153846153844, 0.25",
        "0.75, 34, 0, 246, 2720, 1.0, 0.12142857142857143, 0.21656050955414013,"
                + "0.918, 0.0, 0.5866481759870595, 0.10256410256410256, 0.14516129032258066"
    })
    void atAThreshold(
            double threshold,
            long tp,
            long fp,
            long fn,
            long tn,
            double precision,
            double recall,
            double f1,
            double accuracy,
            double falsePositiveRate,
            double macroF1,
            double recallOfKind0,
            double recallOfKind1) {
        Metrics metrics = ranking.metricsAt(threshold);

        assertThat(metrics.confusion()).isEqualTo(new Confusion(tp, fp, fn, tn));
        assertThat(metrics.precision()).isCloseTo(precision, ROUNDING);
        assertThat(metrics.recall()).isCloseTo(recall, ROUNDING);
        assertThat(metrics.f1()).isCloseTo(f1, ROUNDING);
        assertThat(metrics.accuracy()).isCloseTo(accuracy, ROUNDING);
        assertThat(metrics.falsePositiveRate()).isCloseTo(falsePositiveRate, ROUNDING);
        assertThat(metrics.macroF1()).isCloseTo(macroF1, ROUNDING);
        assertThat(recallOf(metrics, "kind 0")).isCloseTo(recallOfKind0, ROUNDING);
        assertThat(recallOf(metrics, "kind 1")).isCloseTo(recallOfKind1, ROUNDING);
        assertThat(recallOf(metrics, Sample.BENIGN)).isCloseTo(falsePositiveRate, ROUNDING);
    }

    private static double recallOf(Metrics metrics, String kind) {
        return metrics.perKind().stream()
                .filter(count -> count.kind().equals(kind))
                .findFirst()
                .orElseThrow()
                .recall();
    }

    /** scikit-learn goes from the lowest threshold up, a curve here from the highest down, both with the anchor where nothing is flagged. */
    @ParameterizedTest
    @CsvSource({
        "0, 0.008333333767950535, 1.0, 0.09333333333333334",
        "60, 0.26249998807907104, 0.8392857142857143, 0.10561797752808989",
        "120, 0.512499988079071, 0.43214285714285716, 0.1967479674796748",
        "180, 0.7749999761581421, 0.1, 1.0",
        "198, 0.9791666865348816, 0.0035714285714285713, 1.0"
    })
    void precisionRecallCurve(int index, double threshold, double recall, double precision) {
        Curve curve = Curves.precisionRecall(ranking, Curves.POINTS);
        int point = curve.size() - 1 - index;

        assertThat(curve.size()).isEqualTo(200);
        assertThat(curve.thresholds()[point]).isEqualTo(threshold);
        assertThat(curve.x()[point]).isCloseTo(recall, ROUNDING);
        assertThat(curve.y()[point]).isCloseTo(precision, ROUNDING);
    }

    @ParameterizedTest
    @CsvSource({
        "best-f1, 0.6458333134651184",
        "fpr=0.001, 0.7333333492279053",
        "fpr=0.01, 0.7041666507720947",
        "fpr=0.1, 0.5666666626930237",
        "recall=0.5, 0.47083333134651184",
        "recall=0.9, 0.21666666865348816",
        "precision=0.3, 0.5958333611488342",
        "precision=0.6, 0.6916666626930237"
    })
    void goals(String goal, double threshold) throws Exception {
        assertThat(Goal.parse(goal).thresholdOn(ranking)).isEqualTo(threshold);
    }

    @Test
    void bestF1() throws Exception {
        double threshold = new Goal.BestF1().thresholdOn(ranking);
        assertThat(ranking.metricsAt(threshold).f1()).isCloseTo(0.3169642857142857, ROUNDING);
    }

    @Test
    void rocCurve() throws Exception {
        Curve curve = Curves.roc(ranking, Curves.POINTS);
        double threshold = new Goal.FalsePositiveRate(0.01).thresholdOn(ranking);
        Confusion confusion = ranking.confusionAt(threshold);

        assertThat(curve.size()).isEqualTo(200);
        assertThat(confusion.falsePositiveRate()).isCloseTo(0.007720588235294118, ROUNDING);
        assertThat(confusion.recall()).isCloseTo(0.16428571428571428, ROUNDING);
        int point = curve.nearest(confusion.falsePositiveRate(), confusion.recall());
        assertThat(curve.thresholds()[point]).isEqualTo(threshold);
    }
}
