package org.strayflow.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class NumberColumnTest {
    @Test
    void takesTheNarrowestArrayThatHoldsEveryValue() {
        assertThat(bytesAValue(1, -128, 127)).isEqualTo(1);
        assertThat(bytesAValue(1, 128)).isEqualTo(2);
        assertThat(bytesAValue(1, 70_000)).isEqualTo(4);
        assertThat(bytesAValue(0.5, 3)).isEqualTo(4);
        assertThat(bytesAValue(0.1, 3)).isEqualTo(8);
        assertThat(bytesAValue(3_000_000_000L)).isEqualTo(8);
        assertThat(bytesAValue(0.5, 16_777_217)).isEqualTo(8);
        assertThat(bytesAValue(Double.POSITIVE_INFINITY, 1)).isEqualTo(4);
    }

    private static long bytesAValue(double... values) {
        return NumberColumn.of("x", values).heapBytes() / values.length;
    }

    @Test
    void remembersWhetherIntegersWereWritten() {
        NumberColumnBuilder plain = new NumberColumnBuilder();
        plain.add(7);
        NumberColumnBuilder decimal = new NumberColumnBuilder();
        decimal.add(7.0, false);
        assertThat(plain.build("a").text(0)).isEqualTo("7");
        NumberColumn column = decimal.build("b");
        assertThat(column.text(0)).isEqualTo("7.0");
        assertThat(column.heapBytes()).isEqualTo(1);
        assertThat(column.type()).isEqualTo(Field.Type.DECIMAL);
    }

    @Test
    void keepsInfiniteNegativeZeroAndLargeIntegers() {
        NumberColumnBuilder builder = new NumberColumnBuilder();
        builder.add(Double.NEGATIVE_INFINITY, false);
        builder.add(-0.0, false);
        builder.addMissing();
        NumberColumn column = builder.build("x");
        assertThat(column.value(0)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(1 / column.value(1)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(column.value(2)).isNaN();
        assertThat(column.text(0)).isEqualTo("-Infinity");
        assertThat(column.text(2)).isEmpty();

        NumberColumnBuilder large = new NumberColumnBuilder();
        large.add(5);
        large.add(9_007_199_254_740_993L);
        assertThat(large.build("y").text(1)).isEqualTo("9007199254740993");
    }

    @Test
    void aColumnWithoutValuesIsNotIntegral() {
        NumberColumnBuilder builder = new NumberColumnBuilder();
        builder.addMissing();
        assertThat(builder.build("x").isIntegral()).isFalse();
    }

    @Test
    void copiesRowsIntoARowMajorBlock() {
        float[] block = new float[6];
        NumberColumn.of("x", 1, Double.NaN, 3, 4).copyTo(1, 4, block, 1, 2);
        assertThat(block).containsExactly(0, Float.NaN, 0, 3, 0, 4);
    }

    @Property(tries = 300)
    void everyValueComesBackExactlyHoweverThePartsAreCut(
            @ForAll @Size(max = 40) List<Double> values, @ForAll int cutSeed) {
        List<NumberColumnBuilder> parts = new ArrayList<>();
        parts.add(new NumberColumnBuilder());
        Random random = new Random(cutSeed);
        for (double value : values) {
            if (random.nextInt(4) == 0) {
                parts.add(new NumberColumnBuilder());
            }
            if (random.nextInt(5) == 0) {
                parts.getLast().addMissing();
            } else if (random.nextBoolean()) {
                parts.getLast().add((long) value);
            } else {
                parts.getLast().add(value, false);
            }
        }
        List<Double> expected = new ArrayList<>();
        for (NumberColumnBuilder part : parts) {
            NumberColumn alone = copyOf(part);
            for (int row = 0; row < alone.size(); row++) {
                expected.add(alone.value(row));
            }
        }
        NumberColumn joined = NumberColumnBuilder.concat("x", parts);
        assertThat(joined.size()).isEqualTo(values.size());
        for (int row = 0; row < joined.size(); row++) {
            assertThat(joined.value(row)).isEqualTo(expected.get(row));
        }
    }

    private static NumberColumn copyOf(NumberColumnBuilder part) {
        return NumberColumnBuilder.concat("copy", List.of(part));
    }

    @Test
    void stretchesAndChosenRowsAreCopiedInEveryWidth() {
        for (double large : new double[] {1, 300, 70_000, 3_000_000_000L, 0.5, 0.1, Double.POSITIVE_INFINITY}) {
            NumberColumn column = NumberColumn.of("x", large, 1, Double.NaN, 2, large);
            double[] stretch = new double[9];
            column.copyTo(1, 5, stretch);
            assertThat(stretch).startsWith(1, Double.NaN, 2, large).endsWith(0, 0);
            double[] chosen = new double[4];
            column.copyRows(new int[] {4, 2, 3, 0}, 3, chosen);
            assertThat(chosen).containsExactly(large, Double.NaN, 2, 0);
        }
        TextColumn texts = TextColumn.of("t", "a", "", "b", "a");
        double[] codes = new double[3];
        texts.copyTo(1, 4, codes);
        assertThat(codes).containsExactly(TextColumn.MISSING, 1, 0);
        texts.copyRows(new int[] {2, 0}, 2, codes);
        assertThat(codes).containsExactly(1, 0, 0);
    }
}
