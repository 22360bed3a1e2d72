package org.strayflow.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.strayflow.flow.Column;
import org.strayflow.flow.FlowTable;
import org.strayflow.flow.NumberColumn;
import org.strayflow.flow.Role;
import org.strayflow.flow.Selection;
import org.strayflow.flow.TextColumn;
import org.strayflow.task.ConfigurationException;
import org.strayflow.task.Feedback;
import org.strayflow.task.ModelException;
import org.strayflow.task.Parallel;
import org.strayflow.task.StrayflowException;

class PreparationTest {
    private static final double NONE = Double.NaN;
    private static final double INF = Double.POSITIVE_INFINITY;

    @Test
    void dropsWhatCannotTellTrainingRowsApart() throws StrayflowException {
        FlowTable table = table(
                NumberColumn.of("a", 1, 2, 3, 4),
                NumberColumn.of("constant", 7, 7, 7, 8),
                NumberColumn.of("constant or missing", 5, NONE, 5, 6),
                NumberColumn.of("empty", NONE, NONE, NONE, 1),
                NumberColumn.of("infinite", INF, -INF, INF, 1),
                NumberColumn.of("copy", 1, 2, 3, 9),
                NumberColumn.of("almost a copy", 1, 2, 4, 4),
                TextColumn.of("one text", "tcp", "tcp", "tcp", "udp"),
                TextColumn.of("no text", "", "", "", "udp"),
                TextColumn.of("balanced", "x", "y", "z", "x"));
        Preparation preparation = fit(table, Selection.of(0, 1, 2));
        assertThat(preparation.names()).containsExactly("a", "almost a copy");
        assertThat(preparation.dropped())
                .containsExactly(
                        new Dropped("constant", "constant: 7 in every training row"),
                        new Dropped("constant or missing", "constant: 5 in every training row that has a finite value"),
                        new Dropped("empty", "no finite value in any training row"),
                        new Dropped("infinite", "no finite value in any training row"),
                        new Dropped("copy", "identical to a in every training row"),
                        new Dropped("one text", "constant: tcp in every training row"),
                        new Dropped("no text", "no value in any training row"),
                        new Dropped("balanced", "every text is as frequent as the others in the training rows"));
    }

    @Test
    void missingBecomesMedianAndInfiniteTheFiniteEndsOfTrainingRows() throws StrayflowException {
        FlowTable table = table(
                NumberColumn.of("n", 1, 10, 3, NONE, INF, 100, NONE, INF, -INF, 1e300, -1e300, 0.5),
                NumberColumn.of("whole", 4, 8, 6, NONE, 1, 1, NONE, 1, 1, 1, 1, 1));
        Preparation preparation = fit(table, Selection.of(0, 1, 2, 3, 4));
        FeatureMatrix matrix = preparation.bind(table);
        float[] all = new float[12 * 2];
        matrix.fill(0, 12, all);
        assertThat(column(all, 2, 0)).containsExactly(1, 10, 3, 3, 10, 100, 3, 10, 1, 10, 1, 0.5f);
        assertThat(column(all, 2, 1)).containsExactly(4, 8, 6, 5, 1, 1, 5, 1, 1, 1, 1, 1);
        assertThat(matrix.rawValue(4, 0)).isEqualTo(INF);
        assertThat(matrix.rawValue(3, 0)).isNaN();
        assertThat(matrix.text(3, 0)).isEmpty();
        assertThat(matrix.text(4, 0)).isEqualTo("Infinity");
    }

    @Test
    void everyWayToFillGivesTheSameFloats() throws StrayflowException {
        int rows = 300;
        double[] a = new double[rows];
        double[] b = new double[rows];
        String[] c = new String[rows];
        for (int i = 0; i < rows; i++) {
            a[i] = i % 7 == 0 ? NONE : i * 0.37;
            b[i] = i % 11 == 0 ? INF : i % 5 == 0 ? 1L << 40 : -i;
            c[i] = i % 3 == 0 ? "tcp" : i % 13 == 0 ? "" : "udp" + i % 4;
        }
        FlowTable table = table(NumberColumn.of("a", a), NumberColumn.of("b", b), TextColumn.of("c", c));
        FeatureMatrix matrix = fit(table, Selection.all(200)).bind(table);
        int width = matrix.width();
        assertThat(width).isEqualTo(3);
        float[] block = new float[rows * width];
        matrix.fill(0, rows, block);
        float[] columns = new float[60 * width];
        matrix.fillColumns(100, 150, columns, 60);
        int[] chosen = {299, 0, 7, 7, 150};
        float[] some = new float[3 * width];
        matrix.fillRows(chosen, 1, 4, some);
        for (int feature = 0; feature < width; feature++) {
            for (int row = 0; row < rows; row++) {
                float value = block[row * width + feature];
                assertThat(value).isFinite();
                assertThat(matrix.row(row)[feature]).isEqualTo(value);
                if (row >= 100 && row < 150) {
                    assertThat(columns[feature * 60 + row - 100]).isEqualTo(value);
                }
            }
            assertThat(some[feature]).isEqualTo(block[feature]);
            assertThat(some[width + feature]).isEqualTo(block[7 * width + feature]);
            assertThat(some[2 * width + feature]).isEqualTo(block[7 * width + feature]);
        }
    }

    @Test
    void textsBecomeTheirRarity() throws StrayflowException {
        FlowTable table = table(TextColumn.of("service", "http", "http", "http", "dns", "", "ssh"));
        Preparation preparation = fit(table, Selection.all(5));
        FeatureMatrix matrix = preparation.bind(table);
        assertThat(matrix.row(0)[0]).isEqualTo((float) -Math.log(3 / 5.0), within(1e-6f));
        assertThat(matrix.row(3)[0]).isEqualTo((float) -Math.log(1 / 5.0), within(1e-6f));
        assertThat(matrix.row(4)[0]).isEqualTo((float) -Math.log(1 / 5.0), within(1e-6f));
        assertThat(matrix.row(5)[0]).isEqualTo((float) Math.log(6), within(1e-6f));
        assertThat(matrix.text(5, 0)).isEqualTo("ssh");
    }

    @Test
    void nothingOfOtherRowsFlowsIn() throws StrayflowException {
        double[] values = DoubleStream.iterate(1, v -> v * 1.5).limit(40).toArray();
        double[] changed = values.clone();
        for (int i = 20; i < 40; i++) {
            changed[i] = i % 2 == 0 ? INF : -1e9;
        }
        Preparation one = fit(table(NumberColumn.of("v", values)), Selection.all(20));
        Preparation other = fit(table(NumberColumn.of("v", changed)), Selection.all(20));
        assertThat(other.features()).isEqualTo(one.features());
    }

    @Test
    void isTheSameForAnyNumberOfThreads() throws StrayflowException {
        List<Column> columns = new ArrayList<>();
        for (int c = 0; c < 30; c++) {
            double[] values = new double[500];
            for (int i = 0; i < values.length; i++) {
                values[i] = Math.floorMod((i + 1L) * (c % 20 + 3L), 101);
            }
            columns.add(NumberColumn.of("c" + c, values));
        }
        FlowTable table = table(columns.toArray(Column[]::new));
        List<String> names = columns.stream().map(Column::name).toList();
        Preparation one = Preparation.fit(table, Selection.all(400), names, new Parallel(1))
                .run(Feedback.none());
        Preparation eight = Preparation.fit(table, Selection.all(400), names, new Parallel(8))
                .run(Feedback.none());
        assertThat(one.features()).hasSize(20).isEqualTo(eight.features());
        assertThat(one.dropped()).hasSize(10).isEqualTo(eight.dropped());
    }

    @Test
    void bindNamesEveryColumnThatDoesNotFit() throws StrayflowException {
        FlowTable table = table(
                NumberColumn.of("a", 1, 2, 3),
                NumberColumn.of("b", 1, 2, 4),
                NumberColumn.of("c", 1, 2, 5),
                TextColumn.of("d", "x", "x", "y"));
        Preparation preparation = fit(table, Selection.all(3));
        FlowTable other =
                table(TextColumn.of("c", "1", "2"), NumberColumn.of("extra", 1, 2), NumberColumn.of("d", 1, 2));
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> preparation.bind(other))
                .satisfies(e -> {
                    assertThat(e.problem().code()).isEqualTo("MODEL-201");
                    assertThat(e.problem().summary())
                            .contains("Missing columns: a, b.")
                            .contains("c (the model needs numbers, here are texts)")
                            .contains("d (the model needs texts, here are numbers)")
                            .doesNotContain("extra");
                });
        FlowTable wrongType = table(
                NumberColumn.of("a", 1), NumberColumn.of("b", 1), TextColumn.of("c", "x"), TextColumn.of("d", "x"));
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> preparation.bind(wrongType))
                .satisfies(e -> assertThat(e.problem().code()).isEqualTo("MODEL-202"));
    }

    @Test
    void columnsInAnotherOrderAndEmptyOnesFit() throws StrayflowException {
        FlowTable table = table(NumberColumn.of("a", 1, 2, 3), TextColumn.of("d", "x", "x", "y"));
        Preparation preparation = fit(table, Selection.all(3));
        FlowTable other = table(TextColumn.of("more", "q"), TextColumn.of("d", ""), TextColumn.of("a", ""));
        FeatureMatrix matrix = preparation.bind(other);
        assertThat(matrix.row(0)).containsExactly(2, (float) Math.log(4));
        assertThat(matrix.names()).containsExactly("a", "d");
        assertThat(matrix.text(0, 0)).isEmpty();
    }

    @Test
    void canBeRebuiltFromItsParts() throws StrayflowException {
        FlowTable table = table(NumberColumn.of("a", 1, 2, 3), TextColumn.of("d", "x", "x", "y"));
        Preparation preparation = fit(table, Selection.all(3));
        Preparation again = Preparation.of(preparation.features(), preparation.dropped(), preparation.plan());
        assertThat(again.bind(table).row(2)).isEqualTo(preparation.bind(table).row(2));
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> Preparation.of(List.of(), List.of(), preparation.plan()));
        PreparedFeature a = preparation.features().getFirst();
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> Preparation.of(List.of(a, a), List.of(), preparation.plan()));
    }

    @Test
    void preparedFeatureRefusesWhatMakesNoSense() {
        List<Category> texts = List.of(new Category("x", 1));
        PreparedFeature.Kind number = PreparedFeature.Kind.NUMBER;
        PreparedFeature.Kind text = PreparedFeature.Kind.TEXT;
        refuses(() -> new PreparedFeature("a", "a", number, Float.NaN, 0, 1, List.of()));
        refuses(() -> new PreparedFeature("a", "a", number, 0, 1, 0, List.of()));
        refuses(() -> new PreparedFeature("a", "a", number, 0, 0, Float.POSITIVE_INFINITY, List.of()));
        refuses(() -> new PreparedFeature("a", "a", number, 0, 0, 1, texts));
        refuses(() -> new PreparedFeature("a", "a", text, 0, 0, 1, List.of()));
        refuses(() -> new PreparedFeature("a", "a", text, 0, 0, 1, Collections.nCopies(2, texts.getFirst())));
        refuses(() -> new PreparedFeature("a", "a", text, 0, 0, 1, List.of(new Category("x", Float.NaN))));
        PreparedFeature.Kind oneHot = PreparedFeature.Kind.ONE_HOT;
        refuses(() -> new PreparedFeature("a", "a", oneHot, 0, 0, 1, List.of()));
        refuses(() -> new PreparedFeature("a", "a", oneHot, 0, 0, 1, List.of(new Category("x", 0.5f))));
        refuses(() -> new PreparedFeature("a", "a", oneHot, 1, 0, 1, texts));
        refuses(() -> new PreparedFeature("a", "a", PreparedFeature.Kind.MISSING, 0, 0, 1, texts));
        refuses(() -> new PreparedFeature("a", "a", PreparedFeature.Kind.MISSING, 0, 0, 2, List.of()));
    }

    private static void refuses(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(call);
    }

    @Test
    void saysWhatIsWrongWithTheChoice() {
        FlowTable table = table(NumberColumn.of("a", 1, 1, 1));
        assertThat(code(table, Selection.all(3), "a")).isEqualTo("CONF-120");
        assertThat(code(table, Selection.all(3))).isEqualTo("CONF-120");
        assertThat(code(table, Selection.of(), "a")).isEqualTo("CONF-121");
        assertThat(code(table, Selection.all(3), "b")).isEqualTo("CONF-122");
    }

    private static String code(FlowTable table, Selection rows, String... candidates) {
        try {
            Preparation.fit(table, rows, List.of(candidates), new Parallel(1)).run(Feedback.none());
            return "none";
        } catch (ConfigurationException e) {
            return e.problem().code();
        } catch (StrayflowException e) {
            return e.toString();
        }
    }

    private static float[] column(float[] block, int width, int feature) {
        float[] out = new float[block.length / width];
        for (int row = 0; row < out.length; row++) {
            out[row] = block[row * width + feature];
        }
        return out;
    }

    private static Preparation fit(FlowTable table, Selection rows) throws StrayflowException {
        List<String> names = table.columns().stream().map(Column::name).toList();
        return Preparation.fit(table, rows, names, new Parallel(2)).run(Feedback.none());
    }

    private static FlowTable table(Column... columns) {
        return new FlowTable(List.of(columns), Collections.nCopies(columns.length, Role.FEATURE));
    }
}
