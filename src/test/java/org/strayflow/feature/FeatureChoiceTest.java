package org.strayflow.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.strayflow.flow.Column;
import org.strayflow.flow.FlowTable;
import org.strayflow.flow.NumberColumn;
import org.strayflow.flow.Role;
import org.strayflow.flow.Selection;
import org.strayflow.flow.TextColumn;
import org.strayflow.task.Feedback;
import org.strayflow.task.Parallel;
import org.strayflow.task.StrayflowException;

/** Encodings of texts, marks of gaps and what is dropped, beside the usual preparation of {@link PreparationTest}. */
class FeatureChoiceTest {
    private static final double NONE = Double.NaN;
    private static final PreparationPlan ONE_HOT = PreparationPlan.usual().withTexts(EnumSet.of(TextEncoding.ONE_HOT));

    @Test
    void oneHotGivesAFeatureATextAndNoneForNewOnes() throws StrayflowException {
        FlowTable table = table(TextColumn.of("proto", "tcp", "udp", "", "tcp", "icmp", "gre"));
        Preparation preparation = fit(table, Selection.all(5), ONE_HOT);
        assertThat(preparation.names()).containsExactly("proto=tcp", "proto=udp", "proto=icmp", "proto is missing");
        FeatureMatrix matrix = preparation.bind(table);
        assertThat(matrix.row(0)).containsExactly(1, 0, 0, 0);
        assertThat(matrix.row(2)).containsExactly(0, 0, 0, 1);
        assertThat(matrix.row(4)).containsExactly(0, 0, 1, 0);
        assertThat(matrix.row(5)).containsExactly(0, 0, 0, 0);
        assertThat(matrix.text(5, 0)).isEqualTo("gre");
        float[] block = new float[6 * 4];
        matrix.fill(0, 6, block);
        assertThat(Arrays.copyOfRange(block, 4, 8)).containsExactly(0, 1, 0, 0);
    }

    @Test
    void rareTextsShareAFeature() throws StrayflowException {
        FlowTable table = table(TextColumn.of("s", "c", "a", "a", "b", "b", "d", "a", "e"));
        Preparation preparation = fit(table, Selection.all(7), ONE_HOT.withCategories(2));
        assertThat(preparation.names()).containsExactly("s=a", "s=b", "s is rare");
        FeatureMatrix matrix = preparation.bind(table);
        assertThat(matrix.row(0)).containsExactly(0, 0, 1);
        assertThat(matrix.row(5)).containsExactly(0, 0, 1);
        assertThat(matrix.row(7)).containsExactly(0, 0, 0);
        // A single one that is left over keeps its name.
        assertThat(fit(table, Selection.all(5), ONE_HOT.withCategories(2)).names())
                .containsExactly("s=c", "s=a", "s=b");
    }

    @Test
    void ordinalIsThePlaceAmongSortedTexts() throws StrayflowException {
        FlowTable table = table(TextColumn.of("s", "ssh", "dns", "http", "", "ftp"));
        FeatureMatrix matrix = fit(
                        table, Selection.all(4), PreparationPlan.usual().withTexts(EnumSet.of(TextEncoding.ORDINAL)))
                .bind(table);
        assertThat(matrix.names()).containsExactly("s");
        float[] values = new float[5];
        matrix.fill(0, 5, values);
        assertThat(values).containsExactly(3, 1, 2, 0, -1);
    }

    @Test
    void gapsOfTrainingRowsAreMarked() throws StrayflowException {
        FlowTable table = table(
                NumberColumn.of("a", 1, NONE, 3, 4, NONE),
                NumberColumn.of("full", 4, 3, 2, 1, NONE),
                NumberColumn.of("empty", NONE, NONE, NONE, NONE, 2),
                NumberColumn.of("one value", 5, 5, NONE, 5, 5),
                NumberColumn.of("with a", 9, NONE, 8, 1, 1));
        Preparation preparation =
                fit(table, Selection.all(4), PreparationPlan.usual().withMissing(true));
        assertThat(preparation.names()).containsExactly("a", "a is missing", "full", "one value is missing", "with a");
        assertThat(preparation.dropped())
                .contains(new Dropped("with a is missing", "identical to a is missing in every training row"))
                .contains(new Dropped("one value", "constant: 5 in every training row that has a finite value"));
        FeatureMatrix matrix = preparation.bind(table);
        assertThat(matrix.row(1)).containsExactly(3, 1, 3, 0, 8);
        assertThat(matrix.row(2)).containsExactly(3, 0, 2, 1, 8);
        assertThat(matrix.row(4)).startsWith(3, 1);
        FlowTable other = table(
                TextColumn.of("a", "", ""),
                NumberColumn.of("full", 1, 1),
                TextColumn.of("one value", "", ""),
                NumberColumn.of("with a", 1, 1));
        assertThat(preparation.bind(other).row(0)).containsExactly(3, 1, 1, 1, 1);
    }

    @Test
    void ofFeaturesThatMoveTogetherTheLaterGoes() throws StrayflowException {
        int rows = 400;
        SplittableRandom random = new SplittableRandom(5);
        double[] base = random.doubles(rows).toArray();
        double[] near =
                Arrays.stream(base).map(v -> v + 0.25 * random.nextDouble()).toArray();
        double[] far =
                Arrays.stream(near).map(v -> v + 0.25 * random.nextDouble()).toArray();
        double[] against = Arrays.stream(base).map(v -> 7 - 3 * v).toArray();
        double[] own = random.doubles(rows).toArray();
        assertThat(r(base, near)).isGreaterThan(0.95);
        assertThat(r(near, far)).isGreaterThan(0.95);
        assertThat(r(base, far)).isLessThan(0.95);
        FlowTable table = table(
                NumberColumn.of("base", base),
                NumberColumn.of("near", near),
                NumberColumn.of("own", own),
                NumberColumn.of("far", far),
                NumberColumn.of("against", against));
        Preparation preparation =
                fit(table, Selection.all(rows), PreparationPlan.usual().withCorrelation(0.95));
        // What moved only with a dropped feature stays: nothing that is left tells the same.
        assertThat(preparation.names()).containsExactly("base", "own", "far");
        assertThat(preparation.dropped()).hasSize(2);
        assertThat(preparation.dropped().getFirst().name()).isEqualTo("near");
        assertThat(preparation.dropped().getFirst().reason())
                .isEqualTo(String.format("correlated with base: r = %.4f in the training rows", r(base, near)));
        assertThat(preparation.dropped().getLast())
                .isEqualTo(new Dropped("against", "correlated with base: r = -1.0000 in the training rows"));
    }

    private static double r(double[] a, double[] b) {
        double meanA = Arrays.stream(a).average().orElseThrow();
        double meanB = Arrays.stream(b).average().orElseThrow();
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            double da = (float) a[i] - meanA;
            double db = (float) b[i] - meanB;
            ab += da * db;
            aa += da * da;
            bb += db * db;
        }
        return ab / Math.sqrt(aa * bb);
    }

    @Test
    void onlyTrainingRowsDecideWhatMovesTogether() throws StrayflowException {
        int rows = 200;
        double[] a = new double[rows];
        double[] b = new double[rows];
        for (int i = 0; i < rows; i++) {
            a[i] = i % 17;
            b[i] = i < 100 ? a[i] + 0.01 * (i % 3) : 100 - a[i] * a[i];
        }
        FlowTable table = table(NumberColumn.of("a", a), NumberColumn.of("b", b));
        PreparationPlan plan = PreparationPlan.usual().withCorrelation(0.95);
        assertThat(fit(table, Selection.all(100), plan).names()).containsExactly("a");
        assertThat(fit(table, Selection.all(200), plan).names()).containsExactly("a", "b");
        Selection some = Selection.where(200, row -> row % 3 > 0);
        double r = r(
                some.stream().mapToDouble(row -> a[row]).toArray(),
                some.stream().mapToDouble(row -> b[row]).toArray());
        assertThat(fit(table, some, plan.withCorrelation(0.5))
                        .dropped()
                        .getFirst()
                        .reason())
                .isEqualTo(String.format("correlated with a: r = %.4f in the training rows", r));
    }

    @Test
    void aDroppedTextIsStillKnown() throws StrayflowException {
        String[] texts = new String[60];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = i % 4 == 0 ? "udp" : "tcp";
        }
        FlowTable table = table(TextColumn.of("proto", texts));
        Preparation preparation = fit(table, Selection.all(60), ONE_HOT.withCorrelation(0.95));
        assertThat(preparation.names()).containsExactly("proto=udp");
        assertThat(preparation.dropped())
                .containsExactly(
                        new Dropped("proto=tcp", "correlated with proto=udp: r = -1.0000 in the training rows"));
        FlowTable other = table(TextColumn.of("proto", "tcp", "udp", "sctp"));
        assertThat(replaced(preparation, other).unknown())
                .containsExactly(new ReplacedValues.Count("proto", 1, List.of("sctp")));
        FeatureMatrix matrix = preparation.bind(other);
        assertThat(List.of(matrix.row(0)[0], matrix.row(1)[0], matrix.row(2)[0]))
                .containsExactly(0f, 1f, 0f);
    }

    @Test
    void encodingsSideBySideServeTheMembersOfAnEnsemble() throws StrayflowException {
        SplittableRandom random = new SplittableRandom(3);
        int rows = 300;
        String[] proto = new String[rows];
        double[] flag = new double[rows];
        double[] gaps = new double[rows];
        for (int i = 0; i < rows; i++) {
            boolean udp = random.nextInt(5) == 0;
            proto[i] = udp ? "udp" : "tcp";
            flag[i] = udp ? 1 : 0;
            gaps[i] = i % 7 == 0 ? NONE : random.nextDouble();
        }
        FlowTable table =
                table(TextColumn.of("proto", proto), NumberColumn.of("flag", flag), NumberColumn.of("gaps", gaps));
        PreparationPlan novelty = PreparationPlan.usual().withCorrelation(0.95);
        PreparationPlan both = novelty.and(PreparationPlan.forLinearModels());
        Preparation preparation = fit(table, Selection.all(rows), both);
        assertThat(names(preparation, novelty)).containsExactly("proto", "flag", "gaps");
        assertThat(names(preparation, PreparationPlan.forLinearModels()))
                .as("one of the two texts is enough, and the number is not dropped for a text")
                .containsExactly("proto=" + proto[0], "flag", "gaps", "gaps is missing");
        FeatureMatrix matrix = preparation.bind(table);
        FeatureMatrix member = matrix.only(preparation.places(novelty));
        assertThat(member.names()).containsExactly("proto", "flag", "gaps");
        assertThat(member.row(3)[1]).isEqualTo((float) flag[3]);
    }

    private static List<String> names(Preparation preparation, PreparationPlan member) {
        return Arrays.stream(preparation.places(member))
                .mapToObj(place -> preparation.names().get(place))
                .toList();
    }

    @Test
    void namesThatWouldBeTheSameAreToldApart() throws StrayflowException {
        FlowTable table = table(
                TextColumn.of("a", "b=c", "x", "y", "x"),
                TextColumn.of("a=b", "c", "c", "z", "z"),
                NumberColumn.of("a=x", 1, 2, 3, 5));
        Preparation preparation = fit(table, Selection.all(4), ONE_HOT);
        Set<String> names = new HashSet<>(preparation.names());
        assertThat(names).hasSameSizeAs(preparation.names()).contains("a=b=c", "a=b=c (2)", "a=x", "a=x (2)");
    }

    @Test
    void isTheSameForAnyNumberOfThreads() throws StrayflowException {
        SplittableRandom random = new SplittableRandom(8);
        int rows = 3_000;
        List<Column> columns = new ArrayList<>();
        double[] base = random.doubles(rows).toArray();
        for (int c = 0; c < 20; c++) {
            double noise = 0.02 * c;
            double[] values = Arrays.stream(base)
                    .map(v -> v + noise * random.nextDouble())
                    .toArray();
            columns.add(NumberColumn.of("n" + c, values));
        }
        String[] texts = new String[rows];
        Arrays.setAll(texts, i -> "t" + random.nextInt(30));
        columns.add(TextColumn.of("t", texts));
        FlowTable table = table(columns.toArray(Column[]::new));
        PreparationPlan plan = PreparationPlan.forLinearModels().withCategories(10);
        Selection training = Selection.where(rows, row -> row % 4 != 1);
        Preparation one = fit(table, training, plan, 1);
        Preparation five = fit(table, training, plan, 5);
        assertThat(five.features()).isEqualTo(one.features());
        assertThat(five.dropped()).isEqualTo(one.dropped()).isNotEmpty();
        assertThat(one.names()).contains("t is rare");
    }

    @Test
    void whatCannotBeTakenAsItIsIsCounted() throws StrayflowException {
        FlowTable table = table(
                NumberColumn.of("n", 1, 2, 3, 4),
                TextColumn.of("s", "a", "b", "b", ""),
                NumberColumn.of("w", 4, 3, 2, 2));
        for (TextEncoding encoding : TextEncoding.values()) {
            Preparation preparation =
                    fit(table, Selection.all(4), PreparationPlan.usual().withTexts(EnumSet.of(encoding)));
            assertThat(replaced(preparation, table)).isEqualTo(new ReplacedValues(4, List.of(), List.of(), List.of()));
            FlowTable other = table(
                    NumberColumn.of("n", Double.POSITIVE_INFINITY, NONE, -1e300, 1, 1),
                    TextColumn.of("s", "a", "new", "", "other", "new"),
                    NumberColumn.of("w", 1, 1, 1, 1, 1));
            ReplacedValues replaced = replaced(preparation, other);
            assertThat(replaced.infinite()).containsExactly(new ReplacedValues.Count("n", 2, List.of()));
            assertThat(replaced.missing()).containsExactly(new ReplacedValues.Count("n", 1, List.of()));
            assertThat(replaced.unknown()).containsExactly(new ReplacedValues.Count("s", 3, List.of("new", "other")));
            assertThat(replaced.warnings().toString())
                    .contains("MODEL-303", "n in 2 rows (40.0 %)", "MODEL-304", "s in 3 rows (60.0 %) (new, other)");
        }
    }

    @Test
    void anEmptyColumnCountsAsMissingWhereNumbersAreWantedWhateverItsType() throws StrayflowException {
        FlowTable table = table(NumberColumn.of("n", 1, 2, 3, 4), NumberColumn.of("m", 4, 1, 3, 2));
        Preparation preparation = fit(table, Selection.all(4), PreparationPlan.usual());
        FlowTable empty = table(TextColumn.of("n", "", "", ""), NumberColumn.of("m", 1, 2, 3));
        assertThat(replaced(preparation, empty).missing()).containsExactly(new ReplacedValues.Count("n", 3, List.of()));
    }

    @Test
    void infiniteValuesOfTheTrainingRowsAreFoundAgainInTheSketches() throws StrayflowException {
        Column rate = NumberColumn.of("rate", Double.POSITIVE_INFINITY, 2, Double.NEGATIVE_INFINITY, 4, 5, 6, 7);
        Column bytes = NumberColumn.of("bytes", 1, 2, 3, 4, 5, 6, 7);
        List<FeatureSketch> sketches = FeatureSketch.of(
                        table(rate, bytes), Selection.all(7), List.of("rate", "bytes"), new Parallel(1))
                .run(Feedback.none());
        ReplacedValues replaced = ReplacedValues.ofSketches(sketches, 7);
        assertThat(replaced.infinite()).containsExactly(new ReplacedValues.Count("rate", 2, List.of()));
        assertThat(replaced.infiniteWords())
                .hasValue(
                        "Infinite values count as the largest finite ones of the training rows: rate in 2 rows (28.6 %)");
        assertThat(ReplacedValues.ofSketches(sketches.subList(1, 2), 7).infiniteWords())
                .isEmpty();
    }

    private static ReplacedValues replaced(Preparation preparation, FlowTable table) throws StrayflowException {
        return ReplacedValues.of(preparation, table, new Parallel(2)).run(Feedback.none());
    }

    private static Preparation fit(FlowTable table, Selection rows, PreparationPlan plan) throws StrayflowException {
        return fit(table, rows, plan, 2);
    }

    private static Preparation fit(FlowTable table, Selection rows, PreparationPlan plan, int threads)
            throws StrayflowException {
        List<String> names = table.columns().stream().map(Column::name).toList();
        return Preparation.fit(table, rows, names, plan, new Parallel(threads)).run(Feedback.none());
    }

    private static FlowTable table(Column... columns) {
        return new FlowTable(List.of(columns), Collections.nCopies(columns.length, Role.FEATURE));
    }
}
