package org.strayflow.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestPrototypesTest {
    @ParameterizedTest
    @CsvSource({
        "1,1,1,3",
        "7,3,2,1",
        "255,5,5,8",
        "256,4,1,9",
        "257,13,10,20",
        "1000,41,5,33",
        "600,100,600,4",
        "300,16,3,7",
        "300,17,3,7"
    })
    void sameAsTheDefinition(int count, int width, int k, int rowCount) {
        Random random = new Random(count * 31L + width);
        float[] prototypes = clipped(random, count * width);
        float[] values = clipped(random, rowCount * width);
        System.arraycopy(prototypes, 0, values, 0, width);
        assertSame(prototypes, width, k, values, rowCount);
    }

    /** Flows as they are: a few features decide all others, most rows stand in tight groups, some twice. */
    @Test
    void rowsInTightGroups() {
        Random random = new Random(3);
        int width = 60;
        float[][] mix = new float[4][];
        for (int i = 0; i < mix.length; i++) {
            mix[i] = clipped(random, width);
        }
        float[] prototypes = grouped(random, mix, 900, width);
        float[] values = grouped(random, mix, 201, width);
        System.arraycopy(prototypes, 0, prototypes, 500 * width, 100 * width);
        System.arraycopy(prototypes, 30 * width, values, 0, 20 * width);
        assertSame(prototypes, width, 5, values, 201);
    }

    /** Far from the origin and close together, a product form in single precision cancels to nothing. */
    @Test
    void nearTwinsFarFromTheOriginAreToldApart() {
        Random random = new Random(5);
        float[] prototypes = new float[400 * 50];
        float[] values = new float[10 * 50];
        for (float[] array : List.of(prototypes, values)) {
            for (int i = 0; i < array.length; i++) {
                array[i] = 10 - 1e-4f * random.nextFloat();
            }
        }
        assertSame(prototypes, 50, 5, values, 10);
    }

    @Test
    void prototypesThatAreAllAlikeAreTakenInOrder() {
        float[] prototypes = new float[700 * 20];
        NearestPrototypes nearest = new NearestPrototypes(prototypes, 20, 3);
        double[] squares = new double[6];
        int[] ids = new int[6];
        float[] values = new float[40];
        values[20] = 2;
        nearest.search().nearest(values, 2, squares, ids);
        assertThat(squares).containsExactly(0, 0, 0, 4, 4, 4);
        assertThat(ids).containsExactly(0, 1, 2, 0, 1, 2);
    }

    @Test
    void whatWasSearchedBeforeDoesNotMatter() {
        Random random = new Random(8);
        float[] prototypes = clipped(random, 800 * 30);
        float[] values = clipped(random, 50 * 30);
        NearestPrototypes nearest = new NearestPrototypes(prototypes, 30, 4);
        double[] together = new double[200];
        int[] ids = new int[200];
        nearest.search().nearest(values, 50, together, ids);
        NearestPrototypes.Search used = nearest.search();
        double[] alone = new double[4];
        int[] aloneIds = new int[4];
        for (int row = 49; row >= 0; row--) {
            float[] one = Arrays.copyOfRange(values, row * 30, row * 30 + 30);
            used.nearest(one, 1, alone, aloneIds);
            for (int i = 0; i < 4; i++) {
                assertThat(alone[i]).isEqualTo(together[row * 4 + i]);
                assertThat(aloneIds[i]).isEqualTo(ids[row * 4 + i]);
            }
        }
    }

    @Test
    void moreNeighboursThanPrototypesAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new NearestPrototypes(new float[6], 2, 4));
        assertThatIllegalArgumentException().isThrownBy(() -> new NearestPrototypes(new float[5], 2, 1));
    }

    private static float[] clipped(Random random, int size) {
        float[] out = new float[size];
        for (int i = 0; i < size; i++) {
            out[i] = (float) Math.clamp(random.nextGaussian() * 4, -10, 10);
        }
        return out;
    }

    private static float[] grouped(Random random, float[][] mix, int count, int width) {
        float[] out = new float[count * width];
        for (int row = 0; row < count; row++) {
            int group = random.nextInt(mix.length);
            float along = random.nextFloat();
            for (int f = 0; f < width; f++) {
                out[row * width + f] =
                        mix[group][f] * along + (f == row % width ? 0.01f * (float) random.nextGaussian() : 0);
            }
        }
        return out;
    }

    private static void assertSame(float[] prototypes, int width, int k, float[] values, int rowCount) {
        double[] squares = new double[rowCount * k];
        int[] ids = new int[rowCount * k];
        new NearestPrototypes(prototypes, width, k).search().nearest(values, rowCount, squares, ids);
        for (int row = 0; row < rowCount; row++) {
            double[] all = new double[prototypes.length / width];
            for (int p = 0; p < all.length; p++) {
                for (int f = 0; f < width; f++) {
                    double difference = (double) values[row * width + f] - prototypes[p * width + f];
                    all[p] += difference * difference;
                }
            }
            List<Integer> order = IntStream.range(0, all.length)
                    .boxed()
                    .sorted(Comparator.comparingDouble((Integer p) -> all[p]))
                    .toList();
            for (int i = 0; i < k; i++) {
                double expected = all[order.get(i)];
                assertThat(squares[row * k + i]).isCloseTo(expected, within(1e-12 * expected));
                assertThat(all[ids[row * k + i]]).isCloseTo(expected, within(1e-12 * expected));
            }
            assertThat(IntStream.of(ids).skip((long) row * k).limit(k).distinct())
                    .hasSize(k);
        }
    }
}
