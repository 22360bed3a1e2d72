package org.strayflow.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.strayflow.feature.FeatureMatrix;
import org.strayflow.flow.Selection;
import org.strayflow.task.Feedback;
import org.strayflow.task.ModelException;
import org.strayflow.task.Parallel;
import org.strayflow.task.StrayflowException;

class ScalingTest {
    @Test
    void bringsTrainingRowsToMeanNoughtAndDeviationOne() throws StrayflowException {
        FeatureMatrix matrix = Planted.make(3).matrix;
        Selection rows = Selection.all(matrix.rows());
        Scaling scaling = Scaling.fit(matrix, rows, false, Float.POSITIVE_INFINITY, new Parallel(2))
                .run(Feedback.none());
        float[] block = new float[matrix.rows() * matrix.width()];
        matrix.fill(0, matrix.rows(), block);
        scaling.apply(block, matrix.rows());
        for (int feature = 0; feature < matrix.width(); feature++) {
            double sum = 0;
            double squares = 0;
            for (int row = 0; row < matrix.rows(); row++) {
                double value = block[row * matrix.width() + feature];
                sum += value;
                squares += value * value;
            }
            assertThat(sum / matrix.rows()).isCloseTo(0, within(1e-3));
            assertThat(squares / matrix.rows()).isCloseTo(1, within(1e-3));
        }
    }

    @Test
    void isTheSameForAnyNumberOfThreads() throws StrayflowException {
        FeatureMatrix matrix = Planted.make(3).matrix;
        Selection rows = Selection.all(matrix.rows());
        Scaling one = Scaling.fit(matrix, rows, true, 10, new Parallel(1)).run(Feedback.none());
        Scaling three = Scaling.fit(matrix, rows, true, 10, new Parallel(3)).run(Feedback.none());
        assertThat(three.means()).isEqualTo(one.means());
        assertThat(three.deviations()).isEqualTo(one.deviations());
        assertThat(three.logs()).isEqualTo(one.logs());
    }

    @Test
    void takesLogarithmsAndKeepsWithinItsLimits() throws ModelException {
        Scaling scaling = Scaling.of(new boolean[] {true, false}, new float[] {1, 2}, new float[] {2, 4}, 3);
        assertThat(scaling.apply(0, (float) (Math.E - 1))).isCloseTo(0, within(1e-6f));
        assertThat(scaling.apply(0, (float) (1 - Math.E))).isCloseTo(-1, within(1e-6f));
        assertThat(scaling.apply(1, 6)).isEqualTo(1);
        assertThat(scaling.apply(1, 1e9f)).isEqualTo(3);
        assertThat(scaling.apply(1, -1e9f)).isEqualTo(-3);
        float[] rows = {0, 6, 0, 2};
        scaling.apply(rows, 2);
        assertThat(rows).containsExactly(-0.5f, 1, -0.5f, 0);
    }

    @Test
    void refusesPartsThatMakeNoSense() {
        float[] ones = {1, 1};
        for (float[] bad : new float[][] {{1}, {1, Float.NaN}, {1, 0}, {1, -1}, {1, Float.POSITIVE_INFINITY}}) {
            assertThatExceptionOfType(ModelException.class)
                    .as(Arrays.toString(bad))
                    .isThrownBy(() -> Scaling.of(new boolean[2], ones, bad, 10))
                    .satisfies(e -> assertThat(e.problem().code()).isEqualTo("MODEL-212"));
        }
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> Scaling.of(new boolean[2], ones, ones, Float.NaN));
    }
}
