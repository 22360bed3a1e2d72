package org.strayflow.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.strayflow.task.ModelException;

/** A group of forests gives what its forests give. */
class ForestGroupTest {
    /** Few splits make shallow trees of all shapes, many make some that are too deep for the bits. */
    @Property(tries = 400, seed = "43")
    void givesWhatEveryForestGivesToTheLastBit(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 30) int features,
            @ForAll @IntRange(min = 1, max = 4) int count,
            @ForAll @IntRange(min = 0, max = 20) int splits,
            @ForAll @IntRange(min = 1, max = 150) int rows)
            throws ModelException {
        Random random = new Random(seed);
        List<FlatForest> forests = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            forests.add(FlatForest.of(Forests.random(random, features, 1 + random.nextInt(9), splits)));
        }
        float[] cuts = forests.getFirst().data().cut();
        int stride = rows + random.nextInt(3);
        float[] block = new float[features * stride];
        for (int i = 0; i < block.length; i++) {
            block[i] = value(random, cuts);
        }
        check(forests, block, stride, rows);
    }

    private static float value(Random random, float[] cuts) {
        return switch (random.nextInt(8)) {
            case 0, 1 -> cuts[random.nextInt(cuts.length)];
            case 2 -> Math.nextDown(cuts[random.nextInt(cuts.length)]);
            case 3 -> random.nextBoolean() ? 0f : -0f;
            case 4 -> random.nextBoolean() ? Float.POSITIVE_INFINITY : Float.NEGATIVE_INFINITY;
            default -> (float) random.nextGaussian();
        };
    }

    private static void check(List<FlatForest> forests, float[] block, int stride, int rows) {
        double[][] together = new double[forests.size()][rows];
        double[][] apart = new double[forests.size()][rows];
        for (int forest = 0; forest < apart.length; forest++) {
            for (int row = 0; row < rows; row++) {
                together[forest][row] = forest + row / 7.0;
                apart[forest][row] = forest + row / 7.0;
            }
            forests.get(forest).addScoresByColumn(block, stride, rows, apart[forest]);
        }
        new ForestGroup(forests).addScoresByColumn(block, stride, rows, together);
        assertThat(together).isDeepEqualTo(apart);
    }

    /** Trees of eight steps with all their leaves: the deepest that go by bits. */
    @Test
    void fullTreesOfEveryDepthGoByBits() throws ModelException {
        Random random = new Random(3);
        for (int depth = 1; depth <= 9; depth++) {
            List<FlatForest> forests = List.of(full(random, depth), full(random, depth));
            assertThat(forests.getFirst().depth()).isEqualTo(depth);
            float[] block = new float[5 * 200];
            for (int i = 0; i < block.length; i++) {
                block[i] = (float) random.nextGaussian();
            }
            check(forests, block, 200, 200);
        }
    }

    private static FlatForest full(Random random, int depth) throws ModelException {
        int nodes = (1 << (depth + 1)) - 1;
        int inner = nodes / 2;
        FlatForest.Data data =
                new FlatForest.Data(5, new int[1], new int[nodes], new float[nodes], new int[nodes], new double[nodes]);
        for (int node = 0; node < nodes; node++) {
            boolean leaf = node >= inner;
            data.feature()[node] = leaf ? FlatForest.LEAF : random.nextInt(5);
            data.cut()[node] = leaf ? 0 : (float) random.nextGaussian();
            data.left()[node] = leaf ? 0 : 2 * node + 1;
            data.value()[node] = random.nextGaussian();
        }
        return FlatForest.of(data);
    }

    @Test
    void forestsOfOtherFeaturesAreRefused() throws ModelException {
        Random random = new Random(1);
        List<FlatForest> forests =
                List.of(FlatForest.of(Forests.random(random, 2, 3, 5)), FlatForest.of(Forests.random(random, 3, 3, 5)));
        assertThatIllegalArgumentException().isThrownBy(() -> new ForestGroup(forests));
    }
}
