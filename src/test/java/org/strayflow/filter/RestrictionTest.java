package org.strayflow.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.strayflow.flow.FlowTable;
import org.strayflow.flow.Labels;
import org.strayflow.flow.Meaning;
import org.strayflow.flow.Meant;
import org.strayflow.flow.NumberColumn;
import org.strayflow.flow.Role;
import org.strayflow.flow.TextColumn;
import org.strayflow.task.ConfigurationException;
import org.strayflow.task.Feedback;
import org.strayflow.task.Parallel;

/** What a restriction keeps and how it says so. */
class RestrictionTest {
    private static final TextColumn LABEL = TextColumn.of("Label", "BENIGN", "Scan", "", "scan", "Flood");
    private static final FlowTable TABLE = new FlowTable(
            List.of(
                    NumberColumn.of("Protocol", 6, 17, 6, Double.NaN, 6),
                    NumberColumn.of("Port", 80, 53, 443, 80, 8080),
                    TextColumn.of("Src", "10.0.0.1", "10.0.0.2", "10.0.0.1", "10.0.0.3", ""),
                    TextColumn.of("Dst", "10.0.0.2", "10.0.0.1", "10.0.0.9", "10.0.0.9", "10.0.0.1"),
                    NumberColumn.of("Start", 1_000, 1_060, 1_119, 1_120, Double.NaN),
                    LABEL),
            List.of(Role.FEATURE, Role.FEATURE, Role.ADDRESS, Role.ADDRESS, Role.TIME, Role.LABEL),
            List.of(
                    new Meant(Meaning.PROTOCOL, "Protocol", 1),
                    new Meant(Meaning.DESTINATION_PORT, "Port", 1),
                    new Meant(Meaning.SOURCE_ADDRESS, "Src", 1),
                    new Meant(Meaning.DESTINATION_ADDRESS, "Dst", 1),
                    new Meant(Meaning.START_TIME, "Start", 1)));

    private static int[] kept(Restriction restriction) throws Exception {
        return restriction
                .select(TABLE, Labels.of(LABEL), new Parallel(2))
                .run(Feedback.none())
                .toArray();
    }

    @Test
    void aValueKeepsTheFlowsThatHaveIt() throws Exception {
        assertThat(kept(new Restriction.MeaningIs(Meaning.PROTOCOL, "6"))).containsExactly(0, 2, 4);
        assertThat(kept(new Restriction.MeaningIs(Meaning.PROTOCOL, ""))).containsExactly(3);
        assertThat(kept(new Restriction.MeaningIs(Meaning.DESTINATION_PORT, "80")))
                .containsExactly(0, 3);
        assertThat(kept(new Restriction.MeaningIs(Meaning.DESTINATION_PORT, "many")))
                .isEmpty();
        assertThat(kept(new Restriction.ColumnIs("Src", "10.0.0.1"))).containsExactly(0, 2);
        assertThat(kept(new Restriction.ColumnIs("Src", "10.9.9.9"))).isEmpty();
    }

    @Test
    void theDashOfCapturesThatNameServicesIsNone() {
        assertThat(ValueNames.of(Meaning.SERVICE, "-")).isEqualTo("(none)");
        assertThat(new Restriction.MeaningIs(Meaning.SERVICE, "-").text()).isEqualTo("service is (none)");
        assertThat(ValueNames.of(Meaning.SERVICE, "dns")).isEqualTo("dns");
        assertThat(ValueNames.of(Meaning.PROTOCOL, "-")).isEqualTo("-");
    }

    @Test
    void timesAreToldByTheClocksOfATimeZone() {
        Restriction.BeganBetween began = new Restriction.BeganBetween(0, 3_600_000_000L);
        assertThat(began.text()).isEqualTo("began 1970-01-01 00:00 – 01:00");
        assertThat(began.text(ZoneOffset.ofHours(-1))).isEqualTo("began 1969-12-31 23:00 – 1970-01-01 00:00");
    }

    @Test
    void aHostIsAtEitherEnd() throws Exception {
        assertThat(kept(new Restriction.HostIs("10.0.0.1"))).containsExactly(0, 1, 2, 4);
        assertThat(kept(new Restriction.HostIs("10.0.0.9"))).containsExactly(2, 3);
    }

    @Test
    void aStretchOfTimeHoldsItsStartAndNotItsEnd() throws Exception {
        assertThat(kept(new Restriction.BeganBetween(1_060_000_000L, 1_120_000_000L)))
                .containsExactly(1, 2);
    }

    @Test
    void aKindKeepsTextsThatAreAlike() throws Exception {
        assertThat(kept(new Restriction.KindIs("Scan"))).containsExactly(1, 3);
        assertThat(kept(new Restriction.KindIs(""))).containsExactly(2);
        assertThat(kept(new Restriction.KindIs("Worm"))).isEmpty();
    }

    @Test
    void severalTogetherKeepWhatAllKeep() throws Exception {
        Restriction both = new Restriction.AllOf(
                List.of(new Restriction.KindIs("Scan"), new Restriction.MeaningIs(Meaning.DESTINATION_PORT, "80")));
        assertThat(kept(both)).containsExactly(3);
        assertThat(both.text()).isEqualTo("labelled Scan and destination port is 80 http");
        assertThat(kept(new Restriction.AllOf(List.of()))).hasSize(TABLE.rows());
    }

    @Test
    void itSaysInWordsWhatItKeeps() {
        assertThat(new Restriction.MeaningIs(Meaning.PROTOCOL, "6").text()).isEqualTo("protocol is TCP (6)");
        assertThat(new Restriction.MeaningIs(Meaning.SERVICE, "").text()).isEqualTo("service is missing");
        assertThat(new Restriction.BeganBetween(1_499_083_200_000_000L, 1_499_083_500_000_000L).text())
                .isEqualTo("began 2017-07-03 12:00 – 12:05");
        assertThat(new Restriction.BeganBetween(1_499_083_200_000_000L, 1_499_169_600_000_000L).text())
                .isEqualTo("began 2017-07-03 12:00 – 2017-07-04 12:00");
        assertThat(new Restriction.KindIs("").text()).isEqualTo("without a label");
        assertThat(new Restriction.HostIs("::1").text()).isEqualTo("host is ::1");
    }

    @Test
    void whatTheCaptureLacksIsAProblem() {
        FlowTable bare = new FlowTable(List.of(NumberColumn.of("x", 1, 2)), List.of(Role.FEATURE));
        for (Restriction restriction : List.of(
                new Restriction.MeaningIs(Meaning.SERVICE, "http"),
                new Restriction.ColumnIs("y", "1"),
                new Restriction.HostIs("10.0.0.1"),
                new Restriction.BeganBetween(0, 1),
                new Restriction.KindIs("Scan"))) {
            assertThatThrownBy(() ->
                            restriction.select(bare, null, new Parallel(1)).run(Feedback.none()))
                    .isInstanceOfSatisfying(
                            ConfigurationException.class,
                            e -> assertThat(e.problem().code().toString()).contains("FILTER-101"));
        }
    }

    @Test
    void moreRowsThanABlockAreAllLookedAt() throws Exception {
        int rows = 20_001;
        FlowTable table = new FlowTable(
                List.of(NumberColumn.of(
                        "x", IntStream.range(0, rows).mapToDouble(i -> i % 3).toArray())),
                List.of(Role.FEATURE));
        int[] kept = new Restriction.ColumnIs("x", "0")
                .select(table, null, new Parallel(3))
                .run(Feedback.none())
                .toArray();
        assertThat(kept)
                .containsExactly(
                        IntStream.range(0, rows).filter(i -> i % 3 == 0).toArray());
    }
}
