package org.strayflow.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ForestPartsTest {
    @Test
    void averagePathIsThePapers() {
        assertThat(AveragePath.of(0)).isZero();
        assertThat(AveragePath.of(1)).isZero();
        assertThat(AveragePath.of(2)).isEqualTo(1);
        // scikit-learn's _average_path_length for 3, 256 and 1,000,000 rows.
        assertThat(AveragePath.of(3)).isCloseTo(1.2073923, within(1e-7));
        assertThat(AveragePath.of(256)).isCloseTo(10.2447709, within(1e-7));
        assertThat(AveragePath.of(1_000_000)).isCloseTo(26.7854524, within(1e-7));
        for (int n = 2; n < 1_000; n++) {
            assertThat(AveragePath.of(n + 1)).isGreaterThan(AveragePath.of(n));
        }
    }

    @Test
    void approximationIsCloseToTheExactHarmonicNumbers() {
        double harmonic = 0;
        for (int n = 2; n <= 256; n++) {
            harmonic += 1.0 / (n - 1);
            double exact = 2 * harmonic - 2 * (n - 1.0) / n;
            assertThat(AveragePath.of(n)).isCloseTo(exact, within(n == 2 ? 1e-12 : 1.1 / (n - 1)));
        }
    }

    @Property(tries = 2_000, seed = "12")
    void keysAreInTheOrderOfTheirFloats(@ForAll float a, @ForAll float b) {
        assertThat(Integer.compare(NodePacking.key(a), NodePacking.key(b))).isEqualTo(a < b ? -1 : a > b ? 1 : 0);
    }

    @Test
    void keysOfOddFloats() {
        assertThat(NodePacking.key(-0f)).isEqualTo(NodePacking.key(0f));
        assertThat(NodePacking.key(Float.MIN_VALUE)).isGreaterThan(NodePacking.key(0f));
        assertThat(NodePacking.key(-Float.MIN_VALUE)).isLessThan(NodePacking.key(0f));
        assertThat(NodePacking.key(Float.POSITIVE_INFINITY)).isGreaterThan(NodePacking.key(Float.MAX_VALUE));
        assertThat(NodePacking.key(Float.NEGATIVE_INFINITY)).isLessThan(NodePacking.key(-Float.MAX_VALUE));
    }

    @Test
    void randomStreamIsTheSameEverywhere() {
        // As computed by SplitMix64 written in Python.
        RandomStream stream = new RandomStream(1, 0);
        long[] drawn = {stream.nextLong(), stream.nextLong(), stream.nextLong()};
        assertThat(drawn).containsExactly(6180444375122719049L, -322658711145397775L, 6258715490988419664L);
        assertThat(new RandomStream(1, 1).nextLong()).isNotEqualTo(drawn[0]);
        assertThat(new RandomStream(2, 0).nextLong()).isNotEqualTo(drawn[0]);
    }

    @Test
    void randomNumbersAreEven() {
        RandomStream stream = new RandomStream(5, 3);
        int[] counts = new int[7];
        double sum = 0;
        for (int i = 0; i < 70_000; i++) {
            counts[stream.nextInt(7)]++;
            double uniform = stream.nextDouble();
            assertThat(uniform).isBetween(0.0, Math.nextDown(1.0));
            sum += uniform;
        }
        for (int count : counts) {
            assertThat(count).isBetween(9_600, 10_400);
        }
        assertThat(sum / 70_000).isCloseTo(0.5, within(0.005));
        assertThat(stream.nextInt(1)).isZero();
        assertThat(stream.nextInt(Integer.MAX_VALUE)).isNotNegative();
        assertThatIllegalArgumentException().isThrownBy(() -> stream.nextInt(0));
    }

    @Test
    void heavyTailsAreFoundByLargestAgainstMeanMagnitude() {
        Random random = new Random(1);
        int rows = 2_000;
        int features = 7;
        float[] sample = new float[rows * features];
        for (int row = 0; row < rows; row++) {
            sample[row * features] = random.nextFloat();
            sample[row * features + 1] = (float) Math.exp(2 * random.nextGaussian());
            sample[row * features + 2] = row % 100 == 0 ? 11 : 0;
            sample[row * features + 3] = (float) -Math.exp(2 * random.nextGaussian());
            sample[row * features + 4] = 0;
            sample[row * features + 5] = 1_000 + random.nextFloat();
            sample[row * features + 6] = row % 100 == 0 ? 10 : 0;
        }
        assertThat(HeavyTail.find(sample, features)).containsExactly(false, true, true, true, false, false, false);
    }
}
