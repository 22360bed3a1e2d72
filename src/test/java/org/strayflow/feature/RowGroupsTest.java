package org.strayflow.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.LongUnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.strayflow.task.Feedback;
import org.strayflow.task.Parallel;
import org.strayflow.task.StrayflowException;

class RowGroupsTest {
    /** Few distinct values make many repeats; a poor mixer makes many rows of one hash that are not equal. */
    @Property(tries = 60)
    void groupsAreThoseOfAMapWhateverTheHash(
            @ForAll @IntRange(max = 600) int rows,
            @ForAll @IntRange(min = 1, max = 4) int width,
            @ForAll @IntRange(min = 1, max = 9) int distinct,
            @ForAll long seed)
            throws StrayflowException {
        SplittableRandom random = new SplittableRandom(seed);
        long[][] values = new long[width][rows];
        List<RowBits> bits = new ArrayList<>();
        for (long[] column : values) {
            for (int row = 0; row < rows; row++) {
                column[row] = random.nextInt(distinct);
            }
            bits.add(row -> column[row]);
        }
        int half = width / 2;
        for (LongUnaryOperator mixer : List.<LongUnaryOperator>of(z -> z * 0x9E3779B97F4A7C15L, z -> z & 3, z -> 0)) {
            RowGroups coarse =
                    RowGroups.one(rows).refined(bits.subList(0, half), mixer, new Parallel(1), Feedback.none());
            RowGroups fine = coarse.refined(bits.subList(half, width), mixer, new Parallel(2), Feedback.none());
            Map<List<Long>, Integer> firsts = new HashMap<>();
            long repeats = 0;
            for (int row = 0; row < rows; row++) {
                List<Long> key = new ArrayList<>();
                for (RowBits value : bits) {
                    key.add(value.of(row));
                }
                Integer first = firsts.putIfAbsent(key, row);
                repeats += first == null ? 0 : 1;
                assertThat(fine.first(row)).isEqualTo(first == null ? row : first);
            }
            assertThat(fine.repeats()).isEqualTo(repeats);
        }
    }
}
