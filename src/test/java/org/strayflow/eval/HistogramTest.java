package org.strayflow.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistogramTest {
    @Provide
    Arbitrary<Sample> samples() {
        return Sample.any();
    }

    @Property(tries = 500, seed = "31")
    void everyRowIsInTheBinOfItsScore(
            @ForAll("samples") Sample sample, @ForAll @IntRange(min = 1, max = 120) int bins) {
        Histogram histogram = Histogram.of(sample.ranking(), bins);
        double[] edges = histogram.edges();
        for (int bin = 0; bin < bins; bin++) {
            double from = edges[bin];
            double to = bin == bins - 1 ? Double.POSITIVE_INFINITY : edges[bin + 1];
            assertThat(edges[bin + 1]).isGreaterThan(from);
            assertThat(histogram.attack()[bin]).isEqualTo(sample.flaggedAttacks(from) - sample.flaggedAttacks(to));
            assertThat(histogram.benign()[bin]).isEqualTo(sample.flaggedBenign(from) - sample.flaggedBenign(to));
            assertThat(histogram.count(bin)).isEqualTo(sample.flagged(from) - sample.flagged(to));
        }
        if (!sample.rows().isEmpty()) {
            double[] scores = sample.distinctScores();
            assertThat(edges[0]).isLessThanOrEqualTo(scores[scores.length - 1]);
            assertThat(edges[bins]).isGreaterThanOrEqualTo(scores[0]);
        }
    }

    @Property(tries = 200, seed = "32")
    void theBinsSumToTheRows(@ForAll("samples") Sample sample) {
        Histogram histogram = Histogram.of(sample.ranking(), 100);
        long benign = Arrays.stream(histogram.benign()).sum();
        long attacks = Arrays.stream(histogram.attack()).sum();
        long unlabelled = Arrays.stream(histogram.unlabelled()).sum();

        assertThat(benign).isEqualTo(sample.benign());
        assertThat(attacks).isEqualTo(sample.attacks());
        assertThat(benign + attacks + unlabelled).isEqualTo(sample.rows().size());
    }

    @ParameterizedTest
    @CsvSource({
        "0.3712, 0.7833, 0.37, 0.79",
        "0, 1, 0, 1",
        "0.001, 0.999, 0, 1",
        "0.5, 0.5, 0.49, 0.51",
        "0.505, 0.505, 0.5, 0.51",
        "0, 0, 0, 0.01",
        "1, 1, 0.99, 1",
        "0.61, 0.6149, 0.61, 0.6149",
        "-3.2, 17.9, -4, 18",
        "5, 5, 4.99, 5.01"
    })
    void reachesFromARoundNumberToARoundNumber(float least, float most, double from, double to) {
        Histogram histogram =
                Histogram.of(Sample.of(new float[] {least, most}, "", "").ranking(), 100);

        assertThat(histogram.edges()[0]).isEqualTo(from);
        assertThat(histogram.edges()[100]).isEqualTo(to);
        assertThat(histogram.bins()).isEqualTo(100);
    }

    @Test
    void withoutRowsIsEmpty() {
        Histogram histogram = Histogram.of(Sample.of(new float[0]).ranking(), 10);

        assertThat(histogram.edges()).startsWith(0).endsWith(1).hasSize(11);
        assertThat(histogram.unlabelled()).containsOnly(0);
    }

    @Test
    void refusesNoBins() {
        Ranking ranking = Sample.of(new float[0]).ranking();
        assertThatThrownBy(() -> Histogram.of(ranking, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Histogram(new double[2], new long[1], new long[2], new long[1]))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
