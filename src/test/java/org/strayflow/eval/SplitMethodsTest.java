package org.strayflow.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.strayflow.flow.Labels;
import org.strayflow.flow.Selection;
import org.strayflow.flow.TextColumn;
import org.strayflow.flow.TimeColumn;
import org.strayflow.flow.TimeReading;

/** Splits by time, file, day and kind. */
class SplitMethodsTest {
    /** Rows of the kinds in turn; minute by minute but in another order than the rows. */
    private static SplitSource source(int rows, int minutesApart, List<Integer> firstRows, String... kinds) {
        String[] labels = new String[rows];
        String[] times = new String[rows];
        for (int row = 0; row < rows; row++) {
            labels[row] = kinds[row % kinds.length];
            int minute = (rows - 1 - row) * minutesApart;
            times[row] = String.format("2024-03-%02dT%02d:%02d:00Z", 1 + minute / 1440, minute / 60 % 24, minute % 60);
        }
        return new SplitSource(
                Labels.of(TextColumn.of("Label", labels)),
                Selection.of(),
                Optional.of(TimeColumn.of(TextColumn.of("Time", times), TimeReading.AS_FOUND)),
                firstRows);
    }

    private static Split.Plan plan(Split.Method method) {
        return new Split.Plan(method, 1, 0.6, 0.2);
    }

    private static Split.Plan plan(Split.Method method, List<Integer> files, List<String> kinds) {
        return new Split.Plan(method, 1, 0.6, 0.2, files, kinds, TimeReading.AS_FOUND);
    }

    private static int[] rows(Split split, Partition partition) {
        return split.rows(partition).toArray();
    }

    @Test
    void byTimeTheEarliestRowsOfEachKindTrainAndTheLatestTest() {
        // Time runs against the rows: the last rows are the earliest.
        Split split = plan(Split.Method.TIME).apply(source(20, 1, List.of(0), "benign", "dos"));
        assertThat(rows(split, Partition.TEST)).containsExactly(0, 1, 2, 3);
        assertThat(rows(split, Partition.VALIDATION)).containsExactly(4, 5, 6, 7);
        assertThat(rows(split, Partition.TRAINING))
                .containsExactly(IntStream.range(8, 20).toArray());
        assertThat(split.description()).isEqualTo("by time within each kind 60/20/20");
    }

    @Test
    void strictlyByTimeAKindThatComesLateIsUnseen() {
        String[] kinds =
                IntStream.range(0, 10).mapToObj(i -> i == 0 ? "late" : "benign").toArray(String[]::new);
        SplitSource source = source(10, 1, List.of(0), kinds);
        Split strict = plan(Split.Method.STRICT_TIME).apply(source);
        assertThat(rows(strict, Partition.TEST)).containsExactly(0, 1);
        assertThat(strict.unseenKinds(source.labels())).containsExactly("late");
        assertThat(plan(Split.Method.TIME).apply(source).unseenKinds(source.labels()))
                .isEmpty();
    }

    @Test
    void strictlyByTimeRowsOfOneMomentStayTogether() {
        String[] labels = {"a", "a", "a", "a", "a", "a", "a", "a", "a", "a"};
        int[] minutes = {0, 1, 2, 3, 4, 5, 5, 5, 8, 9};
        String[] times = IntStream.of(minutes)
                .mapToObj(m -> "2024-03-01 10:0" + m + ":00")
                .toArray(String[]::new);
        SplitSource source = new SplitSource(
                Labels.of(TextColumn.of("Label", labels)),
                Selection.of(),
                Optional.of(TimeColumn.of(TextColumn.of("Time", times), TimeReading.AS_FOUND)),
                List.of(0));
        Split split = plan(Split.Method.STRICT_TIME).apply(source);
        // The shares ask for the cut in the middle of minute 5; its start is nearer than its end.
        assertThat(rows(split, Partition.TRAINING)).containsExactly(0, 1, 2, 3, 4);
        assertThat(rows(split, Partition.VALIDATION)).containsExactly(5, 6, 7);
        assertThat(rows(split, Partition.TEST)).containsExactly(8, 9);
    }

    @Test
    void givenFilesAreTheTestAndTheRestIsTrainingAndValidation() {
        SplitSource source = source(30, 1, List.of(0, 10, 22), "benign", "dos");
        Split split = plan(Split.Method.FILE, List.of(0, 2), List.of()).apply(source);
        assertThat(rows(split, Partition.TEST))
                .containsExactly(IntStream.concat(IntStream.range(0, 10), IntStream.range(22, 30))
                        .toArray());
        assertThat(split.rows(Partition.TRAINING).size()).isEqualTo(8);
        assertThat(split.rows(Partition.VALIDATION).size()).isEqualTo(4);
        assertThat(split.description()).isEqualTo("2 files for the test, the others 75/25");
    }

    @Test
    void withoutGivenFilesTheLastOnesNearestToTheShareAreTheTest() {
        assertThat(rows(plan(Split.Method.FILE).apply(source(30, 1, List.of(0, 20, 27), "a", "b")), Partition.TEST))
                .containsExactly(27, 28, 29);
        assertThat(rows(plan(Split.Method.FILE).apply(source(30, 1, List.of(0, 25, 29), "a", "b")), Partition.TEST))
                .containsExactly(25, 26, 27, 28, 29);
    }

    @Test
    void theLastDayIsTheTest() {
        // Five rows a day, two days; the first five rows are the later day.
        Split split = plan(Split.Method.DAY).apply(source(10, 288, List.of(0), "a", "b"));
        assertThat(rows(split, Partition.TEST)).containsExactly(0, 1, 2, 3, 4);
        Split one = plan(Split.Method.DAY).apply(source(10, 1, List.of(0), "a", "b"));
        assertThat(one.hasTest()).as("of one day nothing is left to train on").isFalse();
    }

    @Test
    void heldOutKindsAreInTheTestAlone() {
        SplitSource source = source(30, 1, List.of(0), "benign", "dos", "scan");
        Split split = plan(Split.Method.KIND, List.of(), List.of("Scan")).apply(source);
        assertThat(split.unseenKinds(source.labels())).containsExactly("scan");
        assertThat(split.rows(Partition.TEST).filter(row -> row % 3 == 2).size())
                .isEqualTo(10);
        assertThat(split.rows(Partition.TEST).filter(row -> row % 3 != 2).size())
                .isEqualTo(4);
        assertThat(split.rows(Partition.TRAINING).size()).isEqualTo(12);
    }

    @Test
    void everyLabelledRowThatIsNotLeftOutIsDealtOnce() {
        SplitSource all = source(60, 60, List.of(0, 20, 40), "benign", "dos", "", "scan");
        SplitSource source = new SplitSource(all.labels(), Selection.of(0, 7, 59), all.times(), all.firstRows());
        for (Split.Method method : Split.Method.values()) {
            if (method != Split.Method.NONE) {
                List<String> kinds = method == Split.Method.KIND ? List.of("dos") : List.of();
                Split split = plan(method, List.of(), kinds).apply(source);
                int[] dealt = IntStream.of(IntStream.concat(
                                        split.rows(Partition.TRAINING).stream(),
                                        IntStream.concat(
                                                split.rows(Partition.VALIDATION).stream(),
                                                split.rows(Partition.TEST).stream()))
                                .toArray())
                        .sorted()
                        .toArray();
                assertThat(dealt)
                        .as(method.text())
                        .containsExactly(IntStream.range(0, 60)
                                .filter(row -> row % 4 != 2 && row != 0 && row != 7 && row != 59)
                                .toArray());
                assertThat(split.hasTest()).as(method.text()).isTrue();
            }
        }
    }

    @Test
    void saysWhyASplitCannotBeMade() {
        SplitSource one =
                SplitSource.of(Labels.of(TextColumn.of("Label", new String[] {"benign", "dos"})), Selection.of());
        assertThat(plan(Split.Method.TIME).problem(one).orElseThrow().code()).isEqualTo("CONF-150");
        assertThat(plan(Split.Method.FILE).problem(one).orElseThrow().code()).isEqualTo("CONF-151");
        SplitSource two = source(4, 1, List.of(0, 2), "benign", "dos");
        assertThat(plan(Split.Method.FILE, List.of(0, 1), List.of())
                        .problem(two)
                        .orElseThrow()
                        .code())
                .isEqualTo("CONF-151");
        assertThat(plan(Split.Method.FILE, List.of(2), List.of())
                        .problem(two)
                        .orElseThrow()
                        .code())
                .isEqualTo("CONF-152");
        for (String kind : List.of("worm", "benign")) {
            assertThat(plan(Split.Method.KIND, List.of(), List.of(kind))
                            .problem(two)
                            .orElseThrow()
                            .code())
                    .isEqualTo("CONF-153");
        }
        assertThat(plan(Split.Method.STRATIFIED).problem(one)).isEmpty();
        assertThatThrownBy(() -> plan(Split.Method.TIME).apply(one)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> plan(Split.Method.TIME, List.of(1), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> plan(Split.Method.KIND)).isInstanceOf(IllegalArgumentException.class);
    }
}
