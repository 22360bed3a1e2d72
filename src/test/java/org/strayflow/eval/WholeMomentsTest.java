package org.strayflow.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.strayflow.flow.Labels;
import org.strayflow.flow.Selection;
import org.strayflow.flow.TextColumn;
import org.strayflow.flow.TimeColumn;
import org.strayflow.flow.TimeReading;

/** Dealt by time within each kind, the rows of one moment of a kind are on one side. */
class WholeMomentsTest {
    private static final List<Partition> PARTS = List.of(Partition.TRAINING, Partition.VALIDATION, Partition.TEST);

    /** Rows as kind and minute, a minute below 0 for no time. */
    private record Rows(List<String> kinds, List<Integer> minutes) {
        Rows() {
            this(new ArrayList<>(), new ArrayList<>());
        }

        Rows with(String kind, int count, int minute) {
            for (int i = 0; i < count; i++) {
                kinds.add(kind);
                minutes.add(minute);
            }
            return this;
        }

        Labels labels() {
            return Labels.of(TextColumn.of("Label", kinds.toArray(String[]::new)));
        }

        SplitSource source() {
            String[] times = minutes.stream()
                    .map(m -> m < 0 ? "" : String.format("2024-03-01 %02d:%02d:00", m / 60, m % 60))
                    .toArray(String[]::new);
            return new SplitSource(
                    labels(),
                    Selection.of(),
                    Optional.of(TimeColumn.of(TextColumn.of("Time", times), TimeReading.AS_FOUND)),
                    List.of(0));
        }

        Split split(Split.Method method) {
            List<String> held = method == Split.Method.KIND ? List.of("worm") : List.of();
            return new Split.Plan(method, 1, 0.6, 0.2, List.of(), held, TimeReading.AS_FOUND).apply(source());
        }

        /** How many rows of a kind are for training, validation and test. */
        List<Integer> sizes(Split split, String kind) {
            return PARTS.stream()
                    .map(part -> split.rows(part)
                            .filter(row -> kinds.get(row).equals(kind))
                            .size())
                    .toList();
        }

        /** The minutes of a kind's rows in a partition. */
        Set<Integer> minutes(Split split, String kind, Partition part) {
            Set<Integer> found = new TreeSet<>();
            split.rows(part).stream()
                    .filter(row -> kinds.get(row).equals(kind))
                    .forEach(row -> found.add(minutes.get(row)));
            return found;
        }
    }

    private static Rows benign() {
        Rows rows = new Rows();
        for (int minute = 0; minute < 100; minute++) {
            rows.with("benign", 1, minute);
        }
        return rows;
    }

    /** The test rows are another file: whatever is dealt at random, no burst is on both sides of them. */
    @Test
    void noNumbersFlatterWhereAnotherFileTests() {
        Rows rows = new Rows()
                .with("benign", 20, 1)
                .with("dos", 20, 2)
                .with("benign", 20, 61)
                .with("dos", 20, 62);
        SplitSource source = rows.source();
        Split split = new Split.Plan(Split.Method.FILE, 1, 0.6, 0.2, List.of(), List.of(), TimeReading.AS_FOUND)
                .apply(new SplitSource(source.labels(), source.leftOut(), source.times(), List.of(0, 40)));
        assertThat(split.rows(Partition.TEST).stream().toArray())
                .isEqualTo(IntStream.range(40, 80).toArray());
        assertThat(split.shuffledKinds()).isEmpty();
    }

    @Test
    void aKindOfOneMomentIsDealtAtRandomAsTheStratifiedSplitDoesAndNamed() {
        Rows rows = benign().with("dos", 300, 12);
        Split split = rows.split(Split.Method.TIME);
        assertThat(rows.sizes(split, "dos")).containsExactly(180, 60, 60);
        assertThat(rows.sizes(split, "benign")).containsExactly(60, 20, 20);
        assertThat(split.shuffledKinds()).containsExactly("dos");
        Split stratified = rows.split(Split.Method.STRATIFIED);
        for (Partition part : PARTS) {
            assertThat(split.rows(part).filter(row -> row >= 100).toArray())
                    .isEqualTo(stratified.rows(part).filter(row -> row >= 100).toArray());
        }
        assertThat(stratified.shuffledKinds()).isEmpty();
    }

    @Test
    void ofTwoMomentsTheLaterTestsAndOfThreeTheMiddleOneTunes() {
        Rows rows = benign().with("two", 90, 3)
                .with("two", 10, 2)
                .with("three", 80, 7)
                .with("three", 5, 8);
        rows.with("three", 5, 6);
        Split split = rows.split(Split.Method.TIME);
        assertThat(rows.sizes(split, "two")).containsExactly(10, 0, 90);
        assertThat(rows.sizes(split, "three")).containsExactly(5, 80, 5);
        assertThat(split.shuffledKinds()).isEmpty();
    }

    @Test
    void theCutsFallAtTheNearestChangesOfMoment() {
        // 100 rows are to be cut after 60 and after 80; bursts lie over both.
        Rows rows = benign().with("dos", 50, 0).with("dos", 18, 1).with("dos", 2, 2);
        rows.with("dos", 6, 3).with("dos", 14, 4).with("dos", 10, 5);
        Split split = rows.split(Split.Method.TIME);
        assertThat(rows.sizes(split, "dos")).containsExactly(68, 8, 24);
    }

    @Test
    void rowsWithoutATimeAreTheEarliestMoment() {
        Rows rows = benign().with("dos", 30, -1).with("dos", 10, 1).with("dos", 10, 2);
        Split split = rows.split(Split.Method.TIME);
        assertThat(rows.sizes(split, "dos")).containsExactly(30, 10, 10);
        assertThat(rows.minutes(split, "dos", Partition.TRAINING)).containsExactly(-1);
    }

    @Test
    void theRestOfOtherSplitsIsDealtAlike() {
        Rows rows = benign().with("dos", 20, 5)
                .with("dos", 20, 6)
                .with("scan", 20, 9)
                .with("worm", 20, 9);
        Split split = rows.split(Split.Method.KIND);
        assertThat(rows.sizes(split, "dos")).containsExactly(20, 0, 20);
        assertThat(rows.sizes(split, "worm")).as("held out").containsExactly(0, 0, 20);
        assertThat(split.shuffledKinds()).containsExactly("scan");
        Split.Plan halves = new Split.Plan(Split.Method.TIME, 1, 0.5, 0.5);
        assertThat(rows.sizes(halves.apply(rows.source()), "dos")).containsExactly(20, 20, 0);
        Split.Plan whole = new Split.Plan(Split.Method.TIME, 1, 1, 0);
        assertThat(whole.apply(rows.source()).shuffledKinds())
                .as("nothing is divided")
                .isEmpty();
    }

    /** A model of an earlier format was tuned and tested on rows that were cut by count; it is to find them again. */
    @Test
    void aPlanOfEarlierFormatsCutsByCount() {
        Rows rows = benign().with("dos", 50, 5);
        Split.Plan earlier =
                new Split.Plan(Split.Method.TIME, 1, 0.6, 0.2, List.of(), List.of(), TimeReading.AS_FOUND, false);
        Split split = earlier.apply(rows.source());
        assertThat(rows.sizes(split, "dos")).containsExactly(30, 10, 10);
        assertThat(split.rows(Partition.TEST).filter(row -> row >= 100).toArray())
                .containsExactly(140, 141, 142, 143, 144, 145, 146, 147, 148, 149);
        assertThat(split.shuffledKinds()).isEmpty();
    }

    @Test
    void onlyMethodsThatDealByTimeWithinKindsKeepMomentsWholeByPlan() {
        for (Split.Method method : List.of(Split.Method.STRATIFIED, Split.Method.STRICT_TIME)) {
            assertThat(new Split.Plan(method, 1, 0.6, 0.2).wholeMoments()).isFalse();
        }
        assertThat(new Split.Plan(Split.Method.DAY, 1, 0.6, 0.2).wholeMoments()).isTrue();
    }

    @Test
    void kindsWithoutTestRowsAreNamed() {
        Rows rows = benign().with("once", 1, 5).with("dos", 10, 5).with("dos", 10, 6);
        Split split = rows.split(Split.Method.TIME);
        assertThat(split.untestedKinds(rows.labels())).containsExactly("once");
        assertThat(split.unseenKinds(rows.labels())).isEmpty();
    }

    @Provide
    Arbitrary<int[]> minutes() {
        return Arbitraries.integers()
                .between(-1, 9)
                .array(int[].class)
                .ofMinSize(1)
                .ofMaxSize(60);
    }

    @Property(tries = 300)
    void aMomentIsOnOneSideAndEveryPartHasRowsWhereMomentsAreEnough(
            @ForAll("minutes") int[] dos, @ForAll @IntRange(min = 1, max = 7) int tenths) {
        Rows rows = benign();
        Arrays.stream(dos).forEach(minute -> rows.with("dos", 1, minute));
        double validation = 0.2;
        Split split = new Split.Plan(Split.Method.TIME, 1, tenths / 10.0, validation).apply(rows.source());
        int moments = (int) Arrays.stream(dos).distinct().count();
        List<Integer> sizes = rows.sizes(split, "dos");
        assertThat(sizes.stream().mapToInt(size -> size).sum()).isEqualTo(dos.length);
        assertThat(sizes.getFirst()).isPositive();
        if (moments > 1) {
            int earliest = 0;
            int last = -2;
            for (Partition part : PARTS) {
                Set<Integer> found = rows.minutes(split, "dos", part);
                earliest += found.size();
                assertThat(found).allMatch(new LaterThan(last)::is);
                last = found.stream().mapToInt(minute -> minute).max().orElse(last);
            }
            assertThat(earliest).as("every moment once").isEqualTo(moments);
            assertThat(sizes.getLast()).isPositive();
        }
        assertThat(sizes.get(1) > 0 || moments < 3).isTrue();
        assertThat(split.shuffledKinds()).hasSize(moments == 1 && dos.length > 1 ? 1 : 0);
    }

    private record LaterThan(int minute) {
        boolean is(int other) {
            return other > minute;
        }
    }
}
