package org.strayflow.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.strayflow.feature.FeatureSketch;
import org.strayflow.flow.Column;
import org.strayflow.flow.NumberColumn;
import org.strayflow.flow.Selection;
import org.strayflow.flow.TextColumn;
import org.strayflow.task.Feedback;
import org.strayflow.task.StrayflowException;

class ColumnShapesTest {
    private static ColumnShapes shapes(Column then, Column now) throws StrayflowException {
        return ColumnShapes.of(FeatureSketch.of(then, Selection.all(then.size())), now)
                .run(Feedback.none());
    }

    @Test
    void fewWholeNumbersHaveABinEach() throws StrayflowException {
        NumberColumn then = NumberColumn.of(
                "x", IntStream.range(0, 800).mapToDouble(i -> i % 4).toArray());
        NumberColumn now = NumberColumn.of("x", 0, 0, 5, Double.NaN);
        ColumnShapes shapes = shapes(then, now);
        assertThat(shapes.edges()).startsWith(-0.5, 0.5).hasSize(7);
        assertThat(shapes.then()[1]).isCloseTo(0.25, within(0.01));
        assertThat(shapes.then()[5]).isZero();
        assertThat(shapes.now()).containsExactly(2 / 3.0, 0, 0, 0, 0, 1 / 3.0);
        assertThat(shapes.log()).isFalse();
    }

    @Test
    void longTailsAreDrawnOnALogarithmicScale() throws StrayflowException {
        double[] values =
                IntStream.range(0, 5_000).mapToDouble(i -> Math.exp(i / 400.0)).toArray();
        ColumnShapes shapes = shapes(NumberColumn.of("x", values), NumberColumn.of("x", -1e6, 1e9));
        assertThat(shapes.log()).isTrue();
        assertThat(ColumnShapes.fromLog(shapes.edges()[0])).isCloseTo(-1e6, within(1.0));
        assertThat(Arrays.stream(shapes.then()).sum()).isCloseTo(1, within(1e-9));
        assertThat(shapes.now()[0]).isEqualTo(0.5);
        for (double value : new double[] {-1e7, -1, -0.3, 0, 0.5, 1, 10, 1e12}) {
            assertThat(ColumnShapes.fromLog(ColumnShapes.onLog(value)))
                    .isCloseTo(value, within(1e-6 * Math.abs(value)));
        }
    }

    @Test
    void textsAndColumnsWithoutValues() throws StrayflowException {
        ColumnShapes texts = shapes(TextColumn.of("s", "a", "a", "b", ""), TextColumn.of("s", "c", "a"));
        assertThat(texts.names()).containsExactly("a", "b", ColumnShapes.OTHER);
        assertThat(texts.then()).containsExactly(new double[] {2 / 3.0, 1 / 3.0, 0}, within(1e-9));
        assertThat(texts.now()).containsExactly(0.5, 0, 0.5);
        assertThat(shapes(NumberColumn.of("x", Double.NaN), NumberColumn.of("x", 1))
                        .isEmpty())
                .isTrue();
        assertThat(shapes(NumberColumn.of("x", 1, 1), NumberColumn.of("x", Double.NaN))
                        .now())
                .containsOnly(0);
    }
}
