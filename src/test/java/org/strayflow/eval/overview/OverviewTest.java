package org.strayflow.eval.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.strayflow.filter.Restriction;
import org.strayflow.flow.Column;
import org.strayflow.flow.FlowTable;
import org.strayflow.flow.Labels;
import org.strayflow.flow.Meaning;
import org.strayflow.flow.Meant;
import org.strayflow.flow.NumberColumn;
import org.strayflow.flow.Role;
import org.strayflow.flow.TextColumn;
import org.strayflow.task.Feedback;
import org.strayflow.task.JobFeedback;
import org.strayflow.task.Parallel;

/** Sums against sums made one flow at a time through the restriction of each group. */
class OverviewTest {
    private static final int ROWS = 20_000;

    private static final List<Meant> MEANINGS = List.of(
            new Meant(Meaning.PROTOCOL, "proto", 1),
            new Meant(Meaning.DESTINATION_PORT, "dport", 1),
            new Meant(Meaning.START_TIME, "start", 1),
            new Meant(Meaning.FORWARD_BYTES, "sent", 1),
            new Meant(Meaning.BACKWARD_BYTES, "received", 2),
            new Meant(Meaning.SOURCE_ADDRESS, "src", 1),
            new Meant(Meaning.DESTINATION_ADDRESS, "dst", 1),
            new Meant(Meaning.SERVICE, "service", 1));

    private final FlowTable table = table();
    private final Labels labels = Labels.of(table.labelColumn().orElseThrow());

    private static boolean flagged(int row) {
        return row % 7 == 0;
    }

    private static FlowTable table() {
        SplittableRandom random = new SplittableRandom(5);
        double[] protocol = new double[ROWS];
        double[] port = new double[ROWS];
        double[] start = new double[ROWS];
        double[] sent = new double[ROWS];
        double[] received = new double[ROWS];
        String[] source = new String[ROWS];
        String[] destination = new String[ROWS];
        String[] service = new String[ROWS];
        String[] label = new String[ROWS];
        for (int row = 0; row < ROWS; row++) {
            protocol[row] = random.nextInt(10) == 0 ? 17 : 6;
            port[row] = random.nextInt(50) == 0 ? Double.NaN : (int) Math.exp(11 * random.nextDouble());
            start[row] = random.nextInt(30) == 0 ? Double.NaN : 1_500_000_000L + random.nextInt(100_000);
            sent[row] = random.nextInt(40) == 0 ? Double.NaN : random.nextDouble() * 1e6;
            received[row] = random.nextInt(40) == 0 ? Double.POSITIVE_INFINITY : random.nextInt(1_000_000);
            source[row] = random.nextInt(60) == 0 ? "" : "10.0.0." + (int) Math.exp(5 * random.nextDouble());
            destination[row] = "10.0.0." + (int) Math.exp(5 * random.nextDouble());
            service[row] = List.of("", "http", "dns", "ssh").get(random.nextInt(4));
            label[row] = List.of("", "BENIGN", "Scan", "Flood").get(random.nextInt(4));
        }
        return new FlowTable(
                List.of(
                        NumberColumn.of("proto", protocol),
                        NumberColumn.of("dport", port),
                        NumberColumn.of("start", start),
                        NumberColumn.of("sent", sent),
                        NumberColumn.of("received", received),
                        TextColumn.of("src", source),
                        TextColumn.of("dst", destination),
                        TextColumn.of("service", service),
                        TextColumn.of("label", label)),
                List.of(
                        Role.FEATURE,
                        Role.FEATURE,
                        Role.TIME,
                        Role.FEATURE,
                        Role.FEATURE,
                        Role.ADDRESS,
                        Role.ADDRESS,
                        Role.FEATURE,
                        Role.LABEL),
                MEANINGS);
    }

    private Overview overview(int threads, @Nullable IntPredicate flagged) throws Exception {
        return Overview.of(table, labels, flagged, new Parallel(threads)).run(Feedback.none());
    }

    private int[] rowsOf(Restriction restriction) throws Exception {
        return restriction
                .select(table, labels, new Parallel(1))
                .run(Feedback.none())
                .toArray();
    }

    private long bytesOf(int row) {
        double sent = ((NumberColumn) table.column("sent").orElseThrow()).value(row);
        double received = 2 * ((NumberColumn) table.column("received").orElseThrow()).value(row);
        return (Double.isFinite(sent) ? Math.round(sent) : 0) + (Double.isFinite(received) ? Math.round(received) : 0);
    }

    private void assertSums(Group group) throws Exception {
        int[] rows = rowsOf(group.restriction());
        assertThat(group.flows()).as(group.title()).isEqualTo(rows.length);
        assertThat(group.bytes())
                .as(group.title())
                .isEqualTo(Arrays.stream(rows).mapToLong(this::bytesOf).sum());
        assertThat(group.attacks())
                .isEqualTo((int) Arrays.stream(rows).filter(labels::isAttack).count());
        assertThat(group.flagged()).isEqualTo((int)
                Arrays.stream(rows).filter(OverviewTest::flagged).count());
    }

    @Test
    void everyGroupHasTheSumsOfTheFlowsThatItsRestrictionKeeps() throws Exception {
        Overview overview = overview(3, OverviewTest::flagged);
        assertSums(overview.total());
        assertThat(overview.flagged()).isTrue();
        for (Breakdown breakdown : overview.breakdowns()) {
            assertThat(breakdown.absent()).isEmpty();
            for (Measure measure : Measure.values()) {
                assertThat(breakdown.by(measure)).isNotEmpty().hasSizeLessThanOrEqualTo(Overview.SHOWN);
                assertThat(breakdown.by(measure))
                        .isSortedAccordingTo((a, b) -> Long.compare(measure.of(b), measure.of(a)));
                for (Group group : breakdown.by(measure)) {
                    assertSums(group);
                }
            }
        }
        for (Group bin : overview.timeline().bins()) {
            assertSums(bin);
        }
    }

    @Test
    void theLargestGroupsAreTheLargestOfAll() throws Exception {
        Breakdown ports = overview(2, OverviewTest::flagged).by(Subject.PORT);
        Column port = table.column("dport").orElseThrow();
        Set<String> values = new HashSet<>();
        IntStream.range(0, ROWS).forEach(row -> values.add(port.text(row)));
        assertThat(ports.distinct()).isEqualTo(values.size());
        List<Integer> sizes = values.stream()
                .map(value -> (int) IntStream.range(0, ROWS)
                        .filter(row -> port.text(row).equals(value))
                        .count())
                .sorted((a, b) -> b - a)
                .limit(Overview.SHOWN)
                .toList();
        assertThat(ports.by(Measure.FLOWS)).extracting(Group::flows).isEqualTo(sizes);
    }

    @Test
    void theTimelineHoldsEveryFlowWithATimeInNiceStretches() throws Exception {
        Timeline timeline = overview(2, null).timeline();
        assertThat(timeline.width()).isEqualTo(900_000_000L);
        assertThat(timeline.bins()).hasSizeBetween(100, Overview.BINS);
        Column start = table.column("start").orElseThrow();
        assertThat(timeline.untimed()).isEqualTo(start.missingCount());
        assertThat(timeline.bins().stream().mapToInt(Group::flows).sum()).isEqualTo(ROWS - start.missingCount());
    }

    @Test
    void anySpanOfTimeFitsInTheBins() {
        for (long span = 0; span < Long.MAX_VALUE / 8; span = span * 3 + 1) {
            for (long first : new long[] {-1_234_567_891L, 0, 1_499_083_217_123_456L}) {
                long width = TimeGrid.width(first, first + span);
                long bins = Math.floorDiv(first + span, width) - Math.floorDiv(first, width) + 1;
                assertThat(bins).as("%d µs", span).isBetween(1L, (long) Overview.BINS);
            }
        }
    }

    @Test
    void kindsOfAttackAreCountedByService() throws Exception {
        KindsByService kinds = overview(3, null).kinds();
        assertThat(kinds.subject()).isEqualTo(Subject.SERVICE);
        assertThat(kinds.kinds()).extracting(Group::title).containsExactlyInAnyOrder("Scan", "Flood");
        assertThat(kinds.services()).hasSize(4);
        for (int kind = 0; kind < kinds.kinds().size(); kind++) {
            for (int service = 0; service < kinds.services().size(); service++) {
                Restriction both = new Restriction.AllOf(List.of(
                        kinds.kinds().get(kind).restriction(),
                        kinds.services().get(service).restriction()));
                assertThat(kinds.flows()[kind][service]).isEqualTo(rowsOf(both).length);
            }
        }
    }

    @Test
    void anyNumberOfThreadsGivesTheSame() throws Exception {
        Overview one = overview(1, OverviewTest::flagged);
        Overview seven = overview(7, OverviewTest::flagged);
        assertThat(seven).usingRecursiveComparison().isEqualTo(one);
    }

    @Test
    void whatTheCaptureLacksIsAbsentWithTheReason() throws Exception {
        FlowTable bare = new FlowTable(List.of(NumberColumn.of("x", 1, 2)), List.of(Role.FEATURE));
        Overview overview = Overview.of(bare, null, null, new Parallel(2)).run(Feedback.none());
        assertThat(overview.total().flows()).isEqualTo(2);
        assertThat(overview.flagged()).isFalse();
        assertThat(overview.bytesAbsent()).contains("bytes");
        assertThat(overview.timeline().absent()).contains("start time");
        assertThat(overview.breakdowns()).hasSize(Subject.values().length).allSatisfy(breakdown -> {
            assertThat(breakdown.absent()).isNotEmpty();
            assertThat(breakdown.by(Measure.FLOWS)).isEmpty();
        });
        assertThat(overview.kinds().absent()).contains("labels");
    }

    @Test
    void anEmptyTableHasAnOverviewToo() throws Exception {
        FlowTable empty = new FlowTable(
                List.of(NumberColumn.of("dport")),
                List.of(Role.FEATURE),
                List.of(new Meant(Meaning.DESTINATION_PORT, "dport", 1)));
        Overview overview = Overview.of(empty, null, null, new Parallel(2)).run(Feedback.none());
        assertThat(overview.total().flows()).isZero();
        assertThat(overview.by(Subject.PORT).absent()).isNotEmpty();
    }

    @Test
    void aCancelEndsIt() {
        JobFeedback feedback = new JobFeedback();
        feedback.cancel();
        assertThatThrownBy(
                        () -> Overview.of(table, labels, null, new Parallel(2)).run(feedback))
                .isInstanceOf(CancellationException.class);
    }

    private static Timeline timeline(double... seconds) throws Exception {
        FlowTable times = new FlowTable(
                List.of(NumberColumn.of("start", seconds)),
                List.of(Role.TIME),
                List.of(new Meant(Meaning.START_TIME, "start", 1)));
        return Overview.of(times, null, null, new Parallel(2))
                .run(Feedback.none())
                .timeline();
    }

    private static double[] anHour(int rows) {
        return IntStream.range(0, rows)
                .mapToDouble(row -> 1_500_000_000L + (row * 3_600L) / rows)
                .toArray();
    }

    @Test
    void strayMomentsDoNotStretchTheTimeline() throws Exception {
        double[] seconds = anHour(5_000);
        Timeline usual = timeline(seconds);
        assertThat(usual.strays()).isEqualTo(Strays.NONE);
        seconds[17] = 1;
        seconds[4_000] = 2_147_483_647L;
        Timeline robust = timeline(seconds);
        assertThat(robust.width()).isEqualTo(usual.width());
        assertThat(robust.bins()).hasSameSizeAs(usual.bins());
        assertThat(robust.strays()).isEqualTo(new Strays(2, 1_000_000L, 2_147_483_647_000_000L));
        assertThat(robust.untimed()).isZero();
        assertThat(robust.bins().stream().mapToInt(Group::flows).sum()).isEqualTo(4_998);
    }

    @Test
    void aFewFlowsBesideManyAreNoStrays() throws Exception {
        double[] seconds = anHour(5_000);
        for (int i = 0; i < 200; i++) {
            seconds[25 * i] = 1_500_000_000L - 86_400L * i / 20;
        }
        Timeline days = timeline(seconds);
        assertThat(days.strays()).isEqualTo(Strays.NONE);
        assertThat(days.bins().stream().mapToInt(Group::flows).sum()).isEqualTo(5_000);
        seconds = anHour(5_000);
        seconds[0] -= 7_200;
        assertThat(timeline(seconds).strays()).isEqualTo(Strays.NONE);
        assertThat(timeline(5).strays()).isEqualTo(Strays.NONE);
        assertThat(timeline(5, 2_000_000_000L).strays()).isEqualTo(Strays.NONE);
    }

    @Test
    void theLaterOfAClockThatIsSetIsNoStray() throws Exception {
        assertThat(timeline(1, 1, 1, 1_500_000_000L, 1_500_000_001L, 1_500_000_002L)
                        .strays())
                .isEqualTo(Strays.NONE);
    }
}
