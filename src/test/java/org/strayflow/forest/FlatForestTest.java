package org.strayflow.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Random;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.strayflow.task.ModelException;

class FlatForestTest {
    @Property(tries = 200, seed = "41")
    void fastKernelEqualsNaiveWalkToTheLastBit(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 40) int features,
            @ForAll @IntRange(min = 1, max = 12) int trees,
            @ForAll @IntRange(min = 0, max = 90) int splits,
            @ForAll @IntRange(min = 0, max = 150) int rows)
            throws ModelException {
        Random random = new Random(seed);
        FlatForest.Data data = Forests.random(random, features, trees, splits);
        float[] block = new float[rows * features];
        for (int i = 0; i < block.length; i++) {
            block[i] = random.nextInt(4) == 0
                    ? data.cut()[random.nextInt(data.cut().length)]
                    : (float) random.nextGaussian();
        }
        double[] sums = new double[rows];
        FlatForest.of(data).addScores(block, rows, sums);
        NaiveForest naive = new NaiveForest(data);
        for (int row = 0; row < rows; row++) {
            assertThat(sums[row]).isEqualTo(naive.margin(Forests.row(block, features, row)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 6, 59, 60, 61, 1_024, 1_031})
    void isolationForestGivesThePapersPathLengths(int count) throws ModelException {
        Random random = new Random(7);
        int features = 11;
        int psi = 64;
        int trees = 9;
        float[] sample = Forests.rows(random, psi, features);
        FlatForest forest = Forests.isolation(sample, features, trees, true, 3);
        float[][] sampleRows = new float[psi][];
        for (int i = 0; i < psi; i++) {
            sampleRows[i] = Forests.row(sample, features, i);
        }
        float[] block = Forests.rows(random, count, features);
        double[] sums = new double[count];
        forest.addScores(block, count, sums);
        NaiveForest naive = new NaiveForest(forest.data());
        for (int row = 0; row < count; row++) {
            double total = 0;
            for (int root : forest.data().roots()) {
                total += naive.pathLength(root, Forests.row(block, features, row), sampleRows);
            }
            assertThat(sums[row]).isCloseTo(-total / trees / NaiveForest.c(psi), within(1e-12));
        }
    }

    private static org.assertj.core.data.Offset<Double> within(double size) {
        return org.assertj.core.data.Offset.offset(size);
    }

    @Test
    void addsToWhatIsThere() throws ModelException {
        FlatForest forest = FlatForest.of(stump());
        double[] sums = {10, 20, 30};
        forest.addScores(new float[] {0, 2, 0, 3}, 2, sums);
        assertThat(sums).containsExactly(10 - 1, 20 + 1, 30);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 60, 61, 200})
    void byColumnEqualsByRow(int rows) throws ModelException {
        Random random = new Random(5);
        FlatForest forest = FlatForest.of(Forests.random(random, 6, 20, 60));
        float[] block = Forests.rows(random, rows, 6);
        int stride = rows + 3;
        float[] columns = new float[6 * stride];
        for (int row = 0; row < rows; row++) {
            for (int feature = 0; feature < 6; feature++) {
                columns[feature * stride + row] = block[row * 6 + feature];
            }
        }
        double[] byRow = new double[rows];
        forest.addScores(block, rows, byRow);
        double[] byColumn = new double[rows];
        forest.addScoresByColumn(columns, stride, rows, byColumn);
        assertThat(byColumn).isEqualTo(byRow);
    }

    @Test
    void oddValuesGoWhereComparisonSends() throws ModelException {
        FlatForest.Data data = stump();
        data.cut()[0] = 0f;
        FlatForest forest = FlatForest.of(data);
        float[] values = {
            -0f,
            0f,
            Float.MIN_VALUE,
            -Float.MIN_VALUE,
            Float.MAX_VALUE,
            -Float.MAX_VALUE,
            Float.POSITIVE_INFINITY,
            Float.NEGATIVE_INFINITY
        };
        float[] block = new float[values.length * 2];
        for (int i = 0; i < values.length; i++) {
            block[2 * i + 1] = values[i];
        }
        double[] sums = new double[values.length];
        forest.addScores(block, values.length, sums);
        assertThat(sums).containsExactly(1, 1, 1, -1, 1, -1, 1, -1);
    }

    @Test
    void notANumberDoesNoHarm() throws ModelException {
        FlatForest forest = FlatForest.of(Forests.random(new Random(6), 3, 30, 50));
        float[] block = {Float.NaN, Float.intBitsToFloat(0xffc00001), Float.NaN};
        double[] sum = new double[1];
        forest.addScores(block, 1, sum);
        forest.contributions(block, new double[3]);
        assertThat(sum[0]).isFinite();
    }

    @Property(tries = 100, seed = "42")
    void contributionsAndBaseSumToTheMargin(@ForAll long seed) throws ModelException {
        Random random = new Random(seed);
        FlatForest forest = FlatForest.of(Forests.random(random, 5, 10, 40));
        float[] row = Forests.rows(random, 1, 5);
        double[] amounts = new double[5];
        forest.contributions(row, amounts);
        double[] margin = new double[1];
        forest.addScores(row, 1, margin);
        double total = forest.base();
        for (double amount : amounts) {
            total += amount;
        }
        assertThat(total).isCloseTo(margin[0], within(1e-9));
    }

    @Test
    void dataRoundTripsAndIsACopy() throws ModelException {
        FlatForest.Data data = stump();
        FlatForest forest = FlatForest.of(data);
        data.value()[1] = 99;
        forest.data().value()[1] = 99;
        FlatForest again = FlatForest.of(forest.data());
        assertThat(again.data()).usingRecursiveComparison().isEqualTo(stump());
        assertThat(again.trees()).isEqualTo(1);
        assertThat(again.nodes()).isEqualTo(3);
        assertThat(again.features()).isEqualTo(2);
        assertThat(again.depth()).isEqualTo(1);
        assertThat(again.base()).isEqualTo(0.25);
    }

    @Test
    void refusesDamagedArrays() {
        refuses("feature", d -> d.feature()[0] = 2);
        refuses("feature", d -> d.feature()[0] = -2);
        refuses("child itself", d -> d.left()[0] = 0);
        refuses("child outside", d -> d.left()[0] = 2);
        refuses("child far outside", d -> d.left()[0] = Integer.MAX_VALUE);
        refuses("child negative", d -> d.left()[0] = -1);
        refuses("leaf with child", d -> d.left()[2] = 1);
        refuses("circle", d -> {
            d.feature()[1] = 0;
            d.left()[1] = 1;
        });
        refuses("two parents", d -> {
            d.feature()[1] = 0;
            d.left()[1] = 1;
        });
        refuses("no parent", d -> {
            d.feature()[0] = FlatForest.LEAF;
            d.left()[0] = 0;
        });
        refuses("NaN cut", d -> d.cut()[0] = Float.NaN);
        refuses("infinite cut", d -> d.cut()[0] = Float.NEGATIVE_INFINITY);
        refuses("NaN value", d -> d.value()[1] = Double.NaN);
        refuses("infinite value", d -> d.value()[0] = Double.POSITIVE_INFINITY);
        refuses("root", d -> d.roots()[0] = 1);
    }

    @Test
    void refusesSizesThatDoNotFit() {
        FlatForest.Data d = stump();
        refuses(new FlatForest.Data(0, d.roots(), d.feature(), d.cut(), d.left(), d.value()));
        refuses(new FlatForest.Data(FlatForest.MAX_FEATURES + 1, d.roots(), d.feature(), d.cut(), d.left(), d.value()));
        refuses(new FlatForest.Data(2, new int[0], d.feature(), d.cut(), d.left(), d.value()));
        refuses(new FlatForest.Data(2, new int[] {0, 0}, d.feature(), d.cut(), d.left(), d.value()));
        refuses(new FlatForest.Data(2, new int[] {0, 3}, d.feature(), d.cut(), d.left(), d.value()));
        refuses(new FlatForest.Data(2, new int[] {0, -1}, d.feature(), d.cut(), d.left(), d.value()));
        refuses(new FlatForest.Data(2, d.roots(), d.feature(), new float[2], d.left(), d.value()));
        refuses(new FlatForest.Data(2, d.roots(), d.feature(), d.cut(), new int[4], d.value()));
        refuses(new FlatForest.Data(2, d.roots(), d.feature(), d.cut(), d.left(), new double[2]));
        refuses(new FlatForest.Data(2, d.roots(), new int[0], new float[0], new int[0], new double[0]));
    }

    @Test
    void refusesOneMutatedIndexOfALargerForestOrStillWalks() {
        FlatForest.Data data = Forests.random(new Random(1), 4, 6, 30);
        float[] row = Forests.rows(new Random(2), 1, 4);
        Random random = new Random(3);
        int refused = 0;
        for (int i = 0; i < 2_000; i++) {
            FlatForest.Data mutated = data.copy();
            int node = random.nextInt(mutated.left().length);
            mutated.left()[node] ^= 1 << random.nextInt(31);
            try {
                FlatForest forest = FlatForest.of(mutated);
                forest.addScores(row, 1, new double[1]);
                forest.contributions(row, new double[4]);
            } catch (ModelException e) {
                refused++;
            }
        }
        assertThat(refused).isEqualTo(2_000);
    }

    private static void refuses(String what, Consumer<FlatForest.Data> damage) {
        FlatForest.Data data = stump();
        damage.accept(data);
        assertThatExceptionOfType(ModelException.class)
                .as(what)
                .isThrownBy(() -> FlatForest.of(data))
                .satisfies(e -> assertThat(e.problem().code()).isEqualTo("MODEL-210"));
    }

    private static void refuses(FlatForest.Data data) {
        assertThatExceptionOfType(ModelException.class).isThrownBy(() -> FlatForest.of(data));
    }

    /** One tree: feature 1 below 2.5 gives −1, else 1. */
    private static FlatForest.Data stump() {
        return new FlatForest.Data(
                2,
                new int[] {0},
                new int[] {1, FlatForest.LEAF, FlatForest.LEAF},
                new float[] {2.5f, 0, 0},
                new int[] {1, 0, 0},
                new double[] {0.25, -1, 1});
    }
}
