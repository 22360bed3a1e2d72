package org.strayflow.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.strayflow.task.ModelException;

class IsolationForestGrowerTest {
    @ParameterizedTest
    @CsvSource({"2, 1", "3, 2", "16, 4", "17, 5", "256, 8", "300, 9"})
    void treesKeepTheHeightLimit(int psi, int limit) throws ModelException {
        float[] rows = Forests.rows(new Random(1), psi, 7);
        FlatForest forest = Forests.isolation(rows, 7, 20, false, 1);
        assertThat(forest.depth()).isLessThanOrEqualTo(limit);
        assertThat(forest.trees()).isEqualTo(20);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everyCutSeparatesAndEveryLeafIsAloneEqualOrAtTheLimit(boolean log) throws ModelException {
        int psi = 64;
        int features = 9;
        float[] rows = Forests.rows(new Random(2), psi, features);
        for (int copy = 0; copy < features; copy++) {
            rows[copy] = rows[features + copy];
        }
        FlatForest.Data data = Forests.isolation(rows, features, 30, log, 5).data();
        for (int root : data.roots()) {
            int[] all = IntStream.range(0, psi).toArray();
            checkSubtree(data, root, all, 0, rows);
        }
    }

    private static void checkSubtree(FlatForest.Data data, int node, int[] reached, int depth, float[] rows) {
        int features = data.features();
        int feature = data.feature()[node];
        if (feature == FlatForest.LEAF) {
            boolean same = Arrays.stream(reached)
                    .allMatch(r ->
                            Arrays.equals(Forests.row(rows, features, r), Forests.row(rows, features, reached[0])));
            assertThat(same || depth == 6).isTrue();
            double expected = -(depth + NaiveForest.c(reached.length)) / NaiveForest.c(64) / 30;
            assertThat(data.value()[node]).isCloseTo(expected, within(1e-15));
            return;
        }
        int[] left = Arrays.stream(reached)
                .filter(r -> rows[r * features + feature] < data.cut()[node])
                .toArray();
        int[] right = Arrays.stream(reached)
                .filter(r -> !(rows[r * features + feature] < data.cut()[node]))
                .toArray();
        assertThat(left).isNotEmpty();
        assertThat(right).isNotEmpty();
        int child = data.left()[node];
        checkSubtree(data, child, left, depth + 1, rows);
        checkSubtree(data, child + 1, right, depth + 1, rows);
        double mean = (left.length * data.value()[child] + right.length * data.value()[child + 1]) / reached.length;
        assertThat(data.value()[node]).isCloseTo(mean, within(1e-15));
    }

    @Test
    void equalRowsAreOneLeafAndScoreOneHalf() throws ModelException {
        float[] rows = new float[32 * 3];
        Arrays.fill(rows, 4);
        FlatForest forest = Forests.isolation(rows, 3, 10, true, 1);
        assertThat(forest.nodes()).isEqualTo(10);
        double[] margin = new double[1];
        forest.addScores(new float[] {4, 4, 4}, 1, margin);
        assertThat(Math.pow(2, margin[0])).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void onlyFeaturesThatVaryAreCut() throws ModelException {
        float[] rows = Forests.rows(new Random(3), 128, 10);
        FlatForest.Data data = Forests.isolation(rows, 10, 50, true, 1).data();
        assertThat(data.feature()).doesNotContain(4, 9);
        for (int varying : new int[] {0, 1, 2, 3, 5, 6, 7, 8}) {
            assertThat(data.feature()).contains(varying);
        }
    }

    @Test
    void sameSeedSameTreesOtherSeedOtherTrees() throws ModelException {
        float[] rows = Forests.rows(new Random(4), 100, 6);
        FlatForest.Data one = Forests.isolation(rows, 6, 5, true, 77).data();
        assertThat(Forests.isolation(rows, 6, 5, true, 77).data())
                .usingRecursiveComparison()
                .isEqualTo(one);
        assertThat(Forests.isolation(rows, 6, 5, true, 78).data().cut()).isNotEqualTo(one.cut());
    }

    @Test
    void samplesAreDistinctAscendingAndEven() {
        IsolationForestGrower grower = new IsolationForestGrower(400, 50, new boolean[1], 3);
        int[] counts = new int[200];
        for (int tree = 0; tree < 400; tree++) {
            int[] sample = grower.drawSample(tree, 200);
            assertThat(sample).hasSize(50).isSorted().doesNotHaveDuplicates();
            for (int place : sample) {
                counts[place]++;
            }
            assertThat(grower.drawSample(tree, 200)).isEqualTo(sample);
        }
        // Each place is drawn 400 times with probability 1/4: mean 100, standard deviation 8.7.
        for (int count : counts) {
            assertThat(count).isBetween(60, 140);
        }
        assertThat(grower.drawSample(0, 50)).isEqualTo(IntStream.range(0, 50).toArray());
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatIllegalArgumentException().isThrownBy(() -> new IsolationForestGrower(0, 256, new boolean[3], 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new IsolationForestGrower(1, 1, new boolean[3], 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new IsolationForestGrower(1, 2, new boolean[0], 1));
        IsolationForestGrower grower = new IsolationForestGrower(1, 8, new boolean[3], 1);
        assertThatIllegalArgumentException().isThrownBy(() -> grower.drawSample(0, 7));
        assertThatIllegalArgumentException().isThrownBy(() -> grower.grow(0, new float[23]));
    }
}
