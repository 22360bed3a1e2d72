package org.strayflow.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.strayflow.flow.Labels;
import org.strayflow.flow.Selection;
import org.strayflow.flow.TextColumn;
import org.strayflow.task.Feedback;
import org.strayflow.task.Parallel;

class SplitTest {
    @Property(tries = 300, seed = "21")
    void rowsLeftOutAreInNoPartitionAndAllOtherLabelledOnesAre(
            @ForAll("anyLabels") Labels labels, @ForAll("anyPlan") Split.Plan plan, @ForAll long bits) {
        Selection leftOut = Selection.where(labels.rows(), row -> (bits >>> (row % Long.SIZE) & 1) == 0);
        Split split = plan.apply(labels, leftOut);
        assertThat(split.rows(Partition.ALL).size()).isEqualTo(labels.rows());
        int dealt = 0;
        for (Partition partition : List.of(Partition.TRAINING, Partition.VALIDATION, Partition.TEST)) {
            assertThat(split.rows(partition).stream().filter(leftOut::contains)).isEmpty();
            dealt += split.rows(partition).size();
        }
        long wanted = IntStream.range(0, labels.rows())
                .filter(row -> labels.isLabelled(row) && !leftOut.contains(row))
                .count();
        assertThat(dealt).isEqualTo((int) wanted);
        assertThat(plan.apply(labels, Selection.of()).rows(Partition.TEST).toArray())
                .isEqualTo(plan.apply(labels).rows(Partition.TEST).toArray());
    }

    private static Labels labels(List<String> texts) {
        return Labels.of(TextColumn.of("Label", texts.toArray(String[]::new)));
    }

    private static Labels ofKinds(int... rowsOfKind) {
        List<String> texts = new ArrayList<>();
        for (int kind = 0; kind < rowsOfKind.length; kind++) {
            for (int i = 0; i < rowsOfKind[kind]; i++) {
                texts.add("kind " + kind);
            }
        }
        return labels(texts);
    }

    private static int count(Split split, Partition partition, Labels labels, int kind) {
        return split.rows(partition).filter(row -> labels.kind(row) == kind).size();
    }

    @Provide
    Arbitrary<Labels> anyLabels() {
        return Arbitraries.of("a", "a", "a", "a", "b", "b", "c", "")
                .list()
                .ofMaxSize(120)
                .map(SplitTest::labels);
    }

    @Provide
    Arbitrary<Split.Plan> anyPlan() {
        return Arbitraries.of(
                new Split.Plan(Split.Method.STRATIFIED, 1, 0.6, 0.2),
                new Split.Plan(Split.Method.STRATIFIED, 2, 0.7, 0.1),
                new Split.Plan(Split.Method.STRATIFIED, 3, 0.8, 0),
                new Split.Plan(Split.Method.STRATIFIED, 4, 0.8, 0.2),
                new Split.Plan(Split.Method.STRATIFIED, 5, 1, 0),
                new Split.Plan(Split.Method.STRATIFIED, 6, 0.05, 0.05),
                new Split.Plan(Split.Method.STRATIFIED, 7, 0.05, 0.9));
    }

    @Property(tries = 500, seed = "21")
    void partsAreDisjointAndHoldEveryLabelledRow(
            @ForAll("anyLabels") Labels labels, @ForAll("anyPlan") Split.Plan plan) {
        Split split = plan.apply(labels);
        int[] together = IntStream.concat(
                        split.rows(Partition.TRAINING).stream(),
                        IntStream.concat(
                                split.rows(Partition.VALIDATION).stream(), split.rows(Partition.TEST).stream()))
                .sorted()
                .toArray();

        assertThat(together)
                .isEqualTo(Selection.where(labels.rows(), labels::isLabelled).toArray());
        assertThat(split.rows(Partition.ALL).size()).isEqualTo(labels.rows());
    }

    @Property(tries = 500, seed = "22")
    void everyKindKeepsItsShares(@ForAll("anyLabels") Labels labels, @ForAll("anyPlan") Split.Plan plan) {
        Split split = plan.apply(labels);
        for (int kind = 0; kind < labels.kinds().size(); kind++) {
            int rows = labels.count(kind);
            int training = count(split, Partition.TRAINING, labels, kind);
            int validation = count(split, Partition.VALIDATION, labels, kind);
            int test = count(split, Partition.TEST, labels, kind);
            assertThat(training).isPositive();
            assertThat(test > 0).isEqualTo(plan.test() > 0 && rows >= 2);
            assertThat(validation > 0).isEqualTo(plan.validation() > 0 && rows >= (plan.test() > 0 ? 3 : 2));
            // One row for each of the three that rounding or the first row may move.
            assertThat((double) training).isBetween(rows * plan.train() - 2, rows * plan.train() + 2);
            assertThat((double) test).isBetween(rows * plan.test() - 2, rows * plan.test() + 2);
        }
    }

    @Test
    void largeKindsAreCutExactly() {
        Labels labels = ofKinds(1000, 50, 5, 4, 3, 2, 1);
        Split split = Split.stratified(labels, 1);
        int[][] expected = {{600, 200, 200}, {30, 10, 10}, {3, 1, 1}, {2, 1, 1}, {1, 1, 1}, {1, 0, 1}, {1, 0, 0}};

        for (int kind = 0; kind < expected.length; kind++) {
            assertThat(List.of(
                            count(split, Partition.TRAINING, labels, kind),
                            count(split, Partition.VALIDATION, labels, kind),
                            count(split, Partition.TEST, labels, kind)))
                    .as("kind %s", kind)
                    .containsExactly(expected[kind][0], expected[kind][1], expected[kind][2]);
        }
    }

    @Test
    void theSeedDecides() {
        Labels labels = ofKinds(1000, 100);
        int[] first = Split.stratified(labels, 1).rows(Partition.TEST).toArray();

        assertThat(Split.stratified(labels, 1).rows(Partition.TEST).toArray()).isEqualTo(first);
        assertThat(Split.stratified(labels, 2).rows(Partition.TEST).toArray()).isNotEqualTo(first);
        // So that models saved with a seed keep their partitions.
        assertThat(Split.stratified(ofKinds(10), 1).rows(Partition.TEST).toArray())
                .containsExactly(2, 5);
    }

    @Test
    void rowsAreDrawnFromEverywhere() {
        Selection test = Split.stratified(ofKinds(10_000), 5).rows(Partition.TEST);

        // 2,000 of 10,000: a tenth of them, 200, from each tenth of the rows, give or take five standard deviations.
        for (int tenth = 0; tenth < 10; tenth++) {
            int from = tenth * 1000;
            assertThat(test.filter(row -> row >= from && row < from + 1000).size())
                    .isBetween(140, 260);
        }
    }

    @Test
    void anyNumberOfThreadsGetsTheSame() throws Exception {
        Labels labels = ofKinds(500, 30, 3);
        List<Integer> expected = Split.stratified(labels, 9).rows(Partition.TRAINING).stream()
                .boxed()
                .toList();
        ConcurrentLinkedQueue<List<Integer>> made = new ConcurrentLinkedQueue<>();
        new Parallel(8)
                .forBlocks(
                        16,
                        1,
                        Feedback.none(),
                        (from, to) -> made.add(Split.stratified(labels, 9).rows(Partition.TRAINING).stream()
                                .boxed()
                                .toList()));

        assertThat(made).hasSize(16).allMatch(expected::equals);
    }

    @Test
    void withoutLabelsEverythingIsInAll() {
        Split split = Split.none(7);

        assertThat(split.rows(Partition.ALL).size()).isEqualTo(7);
        assertThat(split.rows(Partition.TRAINING).isEmpty()).isTrue();
        assertThat(split.hasTest()).isFalse();
        assertThat(split.description()).isEqualTo("no split");
        assertThat(split.plan().apply(ofKinds(3)).rows(Partition.ALL).size()).isEqualTo(3);
    }

    @Test
    void describesItself() {
        Labels labels = ofKinds(100);

        assertThat(Split.stratified(labels, 1).description()).isEqualTo("stratified 60/20/20, seed 1");
        assertThat(Split.stratified(labels, -3, 0.8, 0).description()).isEqualTo("stratified 80/0/20, seed -3");
        assertThat(Split.stratified(labels, 1, 0.8, 0.2).description()).isEqualTo("stratified 80/20/0, seed 1");
        assertThat(Split.stratified(labels, 1, 0.625, 0.25).description()).isEqualTo("stratified 62.5/25/12.5, seed 1");
        assertThat(Split.stratified(labels, 1, 0.8, 0.2).hasTest()).isFalse();
        assertThat(Split.stratified(labels, 1).hasTest()).isTrue();
    }

    @Test
    void refusesSharesThatMakeNoSense() {
        Labels labels = ofKinds(10);
        double[][] bad = {{0, 0.5}, {-0.1, 0.5}, {0.6, -0.1}, {0.8, 0.3}, {Double.NaN, 0.1}, {0.5, Double.NaN}};
        for (double[] shares : bad) {
            assertThatThrownBy(() -> Split.stratified(labels, 1, shares[0], shares[1]))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new Split.Plan(Split.Method.NONE, 0, 0.6, 0.2))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
